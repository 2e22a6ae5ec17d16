//! The files that the model is made from, each known by its SHA-256.

use anyhow::{Context, bail};
use sha2::{Digest, Sha256};
use std::io::Read;
use std::path::Path;

/// A file that somebody else publishes, and how to get it.
pub(super) struct Package {
    pub(super) file: &'static str,
    pub(super) sha256: &'static str,
    pub(super) get: &'static str,
}

pub(super) const WORDFREQ: Package = Package {
    file: "wordfreq-3.1.1-py3-none-any.whl",
    sha256: "4b1c6ecffc6198be3396d5cf871c4423ca71c907c231348d352dd54d62b97473",
    get: "pip download --no-deps wordfreq==3.1.1",
};
pub(super) const LANGIDENTIFY: Package = Package {
    file: "langidentify_full_model-1.0.0-py3-none-any.whl",
    sha256: "5d0b1125a1fdbb381cec6995c8da0f6320fc042d23211fde387d9c8cee82c0d2",
    get: "pip download --no-deps langidentify-full-model==1.0.0",
};
pub(super) const ELD: Package = Package {
    file: "eld-1.0.6-py3-none-any.whl",
    sha256: "175f570537e8cdf65d48b6e3d2c14438e236d9e5ac5b5b5005d07cd8dab797b2",
    get: "pip download --no-deps eld==1.0.6",
};

/// A package, opened.
pub(super) struct Archive(zip::ZipArchive<std::io::Cursor<Vec<u8>>>);

impl Archive {
    /// Reads a package of the folder, and refuses one that is not the expected file.
    pub(super) fn open(folder: &Path, package: &Package) -> anyhow::Result<Self> {
        let path = folder.join(package.file);
        let bytes = std::fs::read(&path)
            .with_context(|| format!("{} is missing; in that folder run: {}", path.display(), package.get))?;
        let found: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        if found != package.sha256 {
            bail!("{}: SHA-256 is {found}, expected {}", path.display(), package.sha256);
        }
        Ok(Self(zip::ZipArchive::new(std::io::Cursor::new(bytes))?))
    }

    /// A member, unpacked once more when its name ends in `.gz`; `None` when there is none of that name.
    pub(super) fn member(&mut self, name: &str) -> anyhow::Result<Option<Vec<u8>>> {
        let mut bytes = Vec::new();
        match self.0.by_name(name) {
            Ok(mut member) => member.read_to_end(&mut bytes)?,
            Err(_) => return Ok(None),
        };
        if !name.ends_with(".gz") {
            return Ok(Some(bytes));
        }
        let mut plain = Vec::new();
        flate2::read::GzDecoder::new(bytes.as_slice()).read_to_end(&mut plain)?;
        Ok(Some(plain))
    }
}
