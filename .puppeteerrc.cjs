// The browser is chosen and, where needed, downloaded by scripts/: an install must not fail where Chrome can't be had.
module.exports = { skipDownload: true }
