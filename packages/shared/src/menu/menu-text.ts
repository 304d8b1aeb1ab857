import type { Menu } from '@comanda/order-language/menu/menu.js'
import { readMenu } from '@comanda/order-language/menu/read-menu.js'

/** Reads and checks the text of a MENU.json. @returns the menu, or all that is wrong with it, for a person; `cause` where it is no JSON */
export function readMenuText(text: string): { menu: Menu } | { problems: string[]; cause?: unknown } {
  let json: unknown
  try {
    // editors on Windows mark the beginning, which JSON doesn't know
    json = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (cause) {
    return { problems: [`this is no JSON (${(cause as Error).message})`], cause }
  }
  const result = readMenu(json)
  if (result.ok) return { menu: result.menu }
  return { problems: result.problems.map(({ path, message }) => `${path || 'the whole'}: ${message}`) }
}
