//! JSON as documentation pages print it: with comments, trailing commas, dots for what is left out, several values in
//! one block, inside of commands. What a message means is not decided here.

mod command;
mod lenient;
mod scalars;

pub use command::{Command, commands, unescaped};
pub use lenient::{Comment, Found, values};
