//! Sentence segmentation with exact byte spans
