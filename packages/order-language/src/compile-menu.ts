import type { Menu } from './menu/menu.js'

/** A menu made ready for reading. Make it once for each version of a menu and keep it. */
export interface CompiledMenu {
  readonly menu: Menu
}

/** Builds the word lists that `readOrder` needs. The menu must have passed `readMenu`. */
export function compileMenu(menu: Menu): CompiledMenu {
  return { menu }
}
