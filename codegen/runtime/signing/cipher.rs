//! Ciphers, block by block. Nothing here knows a cipher: generated code brings it, so that only services that encrypt
//! need one.

/// The bytes of a block.
const BLOCK: usize = 16;

/// Encrypts each block on its own, after 1 to 16 zero bytes have filled the last one.
pub fn seal_blocks(plain: &[u8], mut encrypt: impl FnMut(&mut [u8; BLOCK])) -> Vec<u8> {
    let mut sealed = Vec::with_capacity(plain.len() + BLOCK);
    sealed.extend_from_slice(plain);
    sealed.resize((plain.len() / BLOCK + 1) * BLOCK, 0);
    each_block(&mut sealed, &mut encrypt);
    sealed
}

/// Decrypts each block on its own and takes off the zero bytes at the end; `None` if there are no whole blocks.
pub fn open_blocks(sealed: &[u8], mut decrypt: impl FnMut(&mut [u8; BLOCK])) -> Option<Vec<u8>> {
    if sealed.is_empty() || sealed.len() % BLOCK != 0 {
        return None;
    }
    let mut plain = sealed.to_vec();
    each_block(&mut plain, &mut decrypt);
    while plain.last() == Some(&0) {
        plain.pop();
    }
    Some(plain)
}

/// Changes whole blocks where they are.
fn each_block(bytes: &mut [u8], change: &mut impl FnMut(&mut [u8; BLOCK])) {
    for chunk in bytes.chunks_exact_mut(BLOCK) {
        let block = chunk.try_into().expect("a chunk has the size of a block");
        change(block);
    }
}
