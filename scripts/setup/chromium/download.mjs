import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { runStep } from '../run.mjs'
import { SetupError } from '../setup-error.mjs'

const browser = 'chrome-headless-shell'
// puppeteer's own name for it: a mirror where Google's server can't be had
const mirror = process.env.PUPPETEER_CHROME_HEADLESS_SHELL_DOWNLOAD_BASE_URL || undefined
const answerTimeoutMs = 15_000
const downloadTimeoutMs = 900_000

async function loadPuppeteer() {
  const [browsers, { PUPPETEER_REVISIONS }] = await Promise.all([
    import('@puppeteer/browsers'),
    import('puppeteer-core/internal/revisions.js'),
  ])
  return { browsers, buildId: PUPPETEER_REVISIONS[browser] }
}

/**
 * Fails soon where the download's server can't be had, instead of hanging.
 * @param {URL} url
 */
async function checkReachable(url) {
  // node's fetch knows nothing of a proxy; the download itself does
  if (process.env.HTTPS_PROXY || process.env.https_proxy) return
  try {
    const { ok, status } = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(answerTimeoutMs) })
    if (!ok) throw new SetupError(`${url.host} answers ${status}`)
  } catch (error) {
    if (error instanceof SetupError) throw error
    throw new SetupError(`${url.host} can’t be reached`, { cause: error })
  }
}

/**
 * Downloads the build of chrome-headless-shell that our puppeteer was made for. It appears whole or not at all.
 * @param {string} downloads
 * @param {import('../progress.mjs').Progress} progress
 */
export async function downloadBrowser(downloads, progress) {
  const { browsers, buildId } = await loadPuppeteer()
  const platform = browsers.detectBrowserPlatform()
  if (platform === undefined) throw new SetupError('there is no build of it for this system')
  await checkReachable(browsers.getDownloadUrl(/** @type {any} */ (browser), platform, buildId, mirror))
  progress.say(`downloading ${browser} ${buildId} (about 110 MB)`)
  mkdirSync(downloads, { recursive: true })
  const unfinished = mkdtempSync(path.join(downloads, '.new-'))
  try {
    await runStep(process.execPath, [fileURLToPath(import.meta.url), unfinished], {
      doing: 'downloading a browser',
      progress,
      timeoutMs: downloadTimeoutMs,
      howFar: output => output.trim().split('\n').at(-1) ?? '',
    })
    // it has nothing to hide, and the one who runs it may be another user than the one who downloads it
    chmodSync(unfinished, 0o755)
    renameSync(unfinished, path.join(downloads, `${browser}-${buildId}`))
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** @param {number} bytes */
function inMegabytes(bytes) {
  return Math.round(bytes / 1_000_000)
}

// as a program of its own it downloads into the folder named, so that a hanging download can be ended
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { browsers, buildId } = await loadPuppeteer()
  let told = -1
  await browsers.install({
    browser: /** @type {any} */ (browser),
    buildId,
    ...(mirror === undefined ? {} : { baseUrl: mirror }),
    cacheDir: /** @type {string} */ (process.argv[2]),
    downloadProgressCallback: (done, total) => {
      if (inMegabytes(done) === told) return
      told = inMegabytes(done)
      process.stdout.write(`${told} of ${inMegabytes(total)} MB\n`)
    },
  })
}
