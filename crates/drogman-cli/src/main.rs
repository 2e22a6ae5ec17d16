//! The command `drogman`.
fn main() {}
