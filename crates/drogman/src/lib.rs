//! The whole road: mixed documents in, bitext and translator's package out
