//! Which language a text is in, how sure, and where it changes
