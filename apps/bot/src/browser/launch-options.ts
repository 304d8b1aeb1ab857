import path from 'node:path'
import type { WhatsAppWebConfig } from '@comanda/shared/config/config.js'
import type { LaunchOptions } from 'puppeteer'

/** A call into the page that takes longer is lost anyway: puppeteer's own 180 s would hold everything up. */
const protocolTimeoutMs = 30_000

function standInArguments(whatsAppWeb: WhatsAppWebConfig): string[] {
  return [
    // the specific rule first; nothing else resolves
    `--host-resolver-rules=MAP web.whatsapp.com:443 ${whatsAppWeb.address}, MAP * ~NOTFOUND`,
    `--ignore-certificate-errors-spki-list=${whatsAppWeb.spki}`,
  ]
}

/**
 * How Chromium is launched.
 * @param options.executablePath the real binary: a wrapper script would give puppeteer the wrong pid
 * @param options.sandbox root can't have one, and some systems forbid it
 */
export function launchOptions(options: {
  executablePath: string
  whatsAppWeb: WhatsAppWebConfig | undefined
  sandbox: boolean
}): LaunchOptions {
  const isHeadlessShell = /headless[-_]shell/.test(path.basename(options.executablePath))
  return {
    executablePath: options.executablePath,
    headless: isHeadlessShell ? 'shell' : true,
    // the tree dies with node, even by kill -9
    pipe: true,
    protocolTimeout: protocolTimeoutMs,
    // we close the browser ourselves, after the page
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    defaultViewport: { width: 800, height: 600 },
    args: [
      ...(options.sandbox ? [] : ['--no-sandbox']),
      '--disable-gpu',
      '--mute-audio',
      '--no-first-run',
      '--disable-extensions',
      // the page keeps less waste: 222 MB instead of 248 for the browser's tree after 2,000 messages
      '--js-flags=--max-semi-space-size=1 --optimize-for-size',
      ...(options.whatsAppWeb === undefined ? [] : standInArguments(options.whatsAppWeb)),
    ],
  }
}
