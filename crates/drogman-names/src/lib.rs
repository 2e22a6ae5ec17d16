//! Glossary of names, look-up under any spelling, mentions in running text
