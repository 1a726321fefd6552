//! Messages in blocks of a cipher.

use proptest::prelude::proptest;

use crate::runtime::{open_blocks, seal_blocks};

/// No cipher, but it is undone by itself.
fn turn(block: &mut [u8; 16]) {
    block.reverse();
    for byte in block {
        *byte ^= 0x5a;
    }
}

proptest! {
    #[test]
    fn what_was_sealed_opens_as_it_was(mut plain: Vec<u8>) {
        // Zero bytes at the end cannot be told from those that fill the last block.
        while plain.last() == Some(&0) {
            plain.pop();
        }
        let sealed = seal_blocks(&plain, turn);
        assert_eq!(sealed.len() % 16, 0);
        assert!(sealed.len() > plain.len(), "there is always something to fill");
        assert_eq!(open_blocks(&sealed, turn), Some(plain));
    }

    #[test]
    fn only_whole_blocks_are_opened(sealed: Vec<u8>) {
        let is_whole = !sealed.is_empty() && sealed.len() % 16 == 0;
        assert_eq!(open_blocks(&sealed, turn).is_some(), is_whole);
    }
}

#[test]
fn a_full_block_is_followed_by_one_of_zeros() {
    let sealed = seal_blocks(b"0123456789abcdef", |_| {});
    assert_eq!(sealed[..16], *b"0123456789abcdef");
    assert_eq!(sealed[16..], [0; 16]);
}
