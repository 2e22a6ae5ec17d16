//! The date that outputs may carry.
#![expect(clippy::disallowed_methods, reason = "the command line is the rim where the environment is read")]

use crate::args::UsageError;

/// `SOURCE_DATE_EPOCH` (seconds since 1970, the convention of reproducible-builds.org) as TMX writes dates.
/// Outputs carry no date when it is not set: the clock is never asked.
pub(crate) fn from_environment() -> Result<Option<String>, UsageError> {
    let Ok(value) = std::env::var("SOURCE_DATE_EPOCH") else { return Ok(None) };
    let seconds: u64 = value.trim().parse().map_err(|_| {
        UsageError(format!("SOURCE_DATE_EPOCH is '{value}', which is not a number of seconds since 1970"))
    })?;
    Ok(Some(tmx_date(seconds)))
}

/// `YYYYMMDDThhmmssZ` by the proleptic Gregorian calendar. The count of days follows the era arithmetic of
/// Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms".
fn tmx_date(seconds: u64) -> String {
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    // Years begin in March here, so that the leap day is the last of its year.
    let shifted = days + 719_468;
    let era = shifted / 146_097;
    let day_of_era = shifted % 146_097;
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!("{year:04}{month:02}{day:02}T{:02}{:02}{:02}Z", rest / 3_600, rest / 60 % 60, rest % 60)
}

#[cfg(test)]
mod tests {
    use super::tmx_date;

    #[test]
    fn known_dates() {
        assert_eq!(tmx_date(0), "19700101T000000Z");
        assert_eq!(tmx_date(951_782_400), "20000229T000000Z");
        assert_eq!(tmx_date(1_709_164_799), "20240228T235959Z");
        assert_eq!(tmx_date(1_709_164_800), "20240229T000000Z");
        assert_eq!(tmx_date(4_107_542_400), "21000301T000000Z");
    }
}
