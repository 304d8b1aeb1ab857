import { existsSync } from 'node:fs'
/** placeholder */
export async function ensureChromium() {
  return existsSync('/usr/lib/chromium/chromium-headless-shell')
    ? '/usr/lib/chromium/chromium-headless-shell'
    : ''
}
