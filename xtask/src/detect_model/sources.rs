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
pub(super) const FAKER: Package = Package {
    file: "faker-40.54.0-py3-none-any.whl",
    sha256: "2dd88ee8cb63a9149e19ef48bdd73879bc3854d8ba2d6c1535e902a762e603f7",
    get: "pip download --no-deps faker==40.54.0",
};
pub(super) const FIREFOX_KK: Package = Package {
    file: "langpack-kk@firefox-esr.mozilla.org.xpi",
    sha256: "96e3501969251d5a0326628b5517f2ba3cc11280eff98de8ec5f2666f184e0c7",
    get: "apt-get download firefox-esr-l10n-kk=153.7.0esr-1~deb12u1, then dpkg-deb -x",
};
pub(super) const THUNDERBIRD_KK: Package = Package {
    file: "langpack-kk@thunderbird.mozilla.org.xpi",
    sha256: "669d57097e48edcac0d1f1c830b1d9c7abe6fec3606eb91ad649ac8f790f14d1",
    get: "apt-get download thunderbird-l10n-kk=1:153.7.0esr-1~deb12u1, then dpkg-deb -x",
};
pub(super) const FIREFOX_UZ: Package = Package {
    file: "langpack-uz@firefox-esr.mozilla.org.xpi",
    sha256: "b726c6d08a90e76cf0cbeaf56224d882c0cae5ba77646d5e7928df437ff07a51",
    get: "apt-get download firefox-esr-l10n-uz=153.7.0esr-1~deb12u1, then dpkg-deb -x",
};
pub(super) const THUNDERBIRD_UZ: Package = Package {
    file: "langpack-uz@thunderbird.mozilla.org.xpi",
    sha256: "84aa5459dbbac933e39b41c5fc4100e4d4b4a9f88adc8e4cd7a2191e44a0e758",
    get: "apt-get download thunderbird-l10n-uz=1:153.7.0esr-1~deb12u1, then dpkg-deb -x",
};
pub(super) const FIREFOX_OC: Package = Package {
    file: "langpack-oc@firefox-esr.mozilla.org.xpi",
    sha256: "0c8f54fdfc14f19829ef743c5ee055bf24a73d4d1bcc748ca00381702a984636",
    get: "apt-get download firefox-esr-l10n-oc=153.7.0esr-1~deb12u1, then dpkg-deb -x",
};
pub(super) const OFFICE_KMR: Package = Package {
    file: "registry_kmr-Latn.xcd",
    sha256: "3f9e185101b55f21ebb87173144204437eafedfd1b7569ddfc2f7bcdfa954fda",
    get: "apt-get download libreoffice-l10n-kmr=4:7.4.7-1+deb12u14, then dpkg-deb -x",
};

impl Package {
    /// The bytes of the package, if they are the expected ones.
    pub(super) fn read(&self, folder: &Path) -> anyhow::Result<Vec<u8>> {
        let path = folder.join(self.file);
        let bytes = std::fs::read(&path)
            .with_context(|| format!("{} is missing; put it there: {}", path.display(), self.get))?;
        let digits = |byte: &u8| [byte >> 4, byte & 0xF].map(|digit| char::from_digit(u32::from(digit), 16));
        let found: String = Sha256::digest(&bytes).iter().flat_map(digits).flatten().collect();
        if found != self.sha256 {
            bail!("{}: SHA-256 is {found}, expected {}", path.display(), self.sha256);
        }
        Ok(bytes)
    }
}

/// A package, opened.
pub(super) struct Archive(zip::ZipArchive<std::io::Cursor<Vec<u8>>>);

impl Archive {
    /// Reads a package of the folder, and refuses one that is not the expected file.
    pub(super) fn open(folder: &Path, package: &Package) -> anyhow::Result<Self> {
        Ok(Self(zip::ZipArchive::new(std::io::Cursor::new(package.read(folder)?))?))
    }

    /// The names of its members, in order.
    pub(super) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> =
            self.0.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
        names.sort();
        names
    }

    /// A member, unpacked once more when its name ends in `.gz`; `None` when there is none of that name.
    pub(super) fn member(&mut self, name: &str) -> anyhow::Result<Option<Vec<u8>>> {
        let mut bytes = Vec::new();
        match self.0.by_name(name) {
            Ok(mut member) => member.read_to_end(&mut bytes)?,
            Err(_) => return Ok(None),
        };
        if !matches!(name.rsplit_once('.'), Some((_, "gz"))) {
            return Ok(Some(bytes));
        }
        let mut plain = Vec::new();
        flate2::read::GzDecoder::new(bytes.as_slice()).read_to_end(&mut plain)?;
        Ok(Some(plain))
    }
}
