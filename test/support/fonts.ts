import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { testEnvironment } from './environment.js'

/** Families that come as packages, so that no test depends on what a machine has: wide, narrow, and in between. */
export const families = {
  'DejaVu Sans': 'dejavu-fonts-ttf',
  'Open Sans': '@expo-google-fonts/open-sans',
  'PT Sans Narrow': '@expo-google-fonts/pt-sans-narrow',
} as const

export type Family = keyof typeof families

const packageFolder = (name: string): string =>
  path.dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`)))

/** Every family that is asked for becomes this one; a script that it hasn't comes from whichever font has it. */
const rule = (family: Family): string =>
  `<match target="pattern"><edit name="family" mode="assign" binding="strong"><string>${family}</string></edit></match>`

/**
 * Makes a fontconfig file after which the packages' fonts are all that there is.
 * @param family what a page gets, whatever it asks for; undefined: what it asks for
 * @returns its path, for a browser's FONTCONFIG_FILE
 */
export function fontconfigFile(family: Family | undefined): string {
  const folder = path.join(testEnvironment().folder, 'fonts')
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `${family ?? 'all'}.conf`)
  const lines = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...Object.values(families).map(name => `<dir>${packageFolder(name)}</dir>`),
    `<cachedir>${path.join(folder, 'cache')}</cachedir>`,
    family === undefined ? '' : rule(family),
    '</fontconfig>',
  ]
  writeFileSync(file, lines.join('\n'))
  return file
}
