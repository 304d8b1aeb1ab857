import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'

/** @typedef {'headless-shell' | 'chrome'} Kind */
/** @typedef {{ path: string, kind: Kind }} Candidate */

// real binaries, never the scripts in /usr/bin: a wrapper gives puppeteer the wrong pid
const shells = [
  '/usr/lib/chromium/chromium-headless-shell',
  '/usr/lib/chromium-headless-shell/chromium-headless-shell',
  '/usr/lib/chromium-browser/headless_shell',
  '/usr/lib64/chromium-browser/headless_shell',
  '/headless-shell/headless-shell',
]
const browsers = [
  '/usr/lib/chromium/chromium',
  '/usr/lib/chromium-browser/chromium-browser',
  '/usr/lib64/chromium-browser/chromium-browser',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const shellNames = new Set(['chrome-headless-shell', 'headless_shell'])
const browserNames = new Set(['chrome', 'Google Chrome for Testing'])

// a browser's own folder is a few levels below the cache: browser/build/platform, inside a bundle on macOS
const searchDepth = 7

/**
 * @param {string} dir
 * @param {Set<string>} names
 * @param {number} [depth]
 * @returns {string[]} newest first, as far as names of builds tell
 */
function search(dir, names, depth = searchDepth) {
  if (depth === 0 || !existsSync(dir)) return []
  return readdirSync(dir, { withFileTypes: true })
    .sort((a, b) => b.name.localeCompare(a.name, 'en', { numeric: true }))
    .flatMap(entry => {
      const file = path.join(dir, entry.name)
      if (entry.isDirectory()) return search(file, names, depth - 1)
      return names.has(entry.name) ? [file] : []
    })
}

/**
 * Where a Chromium may be on this machine, the best first: it takes half the memory without its windows.
 * @param {string} downloads our own folder of downloaded browsers
 * @returns {Candidate[]}
 */
export function listCandidates(downloads) {
  const caches = [
    downloads,
    process.env.PUPPETEER_CACHE_DIR ?? path.join(homedir(), '.cache', 'puppeteer'),
    process.env.PLAYWRIGHT_BROWSERS_PATH ?? path.join(homedir(), '.cache', 'ms-playwright'),
  ]
  /** @type {(kind: Kind, paths: string[], names: Set<string>) => Candidate[]} */
  const ofKind = (kind, paths, names) =>
    [...paths.filter(file => existsSync(file)), ...caches.flatMap(cache => search(cache, names))].map(
      file => ({
        path: file,
        kind,
      }),
    )
  return [...ofKind('headless-shell', shells, shellNames), ...ofKind('chrome', browsers, browserNames)]
}
