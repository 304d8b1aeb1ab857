import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Menu } from '@comanda/order-language/menu/menu.js'
import { readMenu } from '@comanda/order-language/menu/read-menu.js'

const file = fileURLToPath(new URL('../menu.json', import.meta.resolve('@comanda/demo/main.js')))

function read(): Menu {
  const result = readMenu(JSON.parse(readFileSync(file, 'utf8')))
  if (!result.ok) throw new Error('the demo’s menu can’t be used')
  return result.menu
}

/** The demo's menu: what a newcomer's first chat is about. */
export const trattoriaMenu = read()
