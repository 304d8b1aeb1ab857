import { settings } from './settings.js'

export type Modules = Record<string, unknown>

/** The module without the functions that the page is to lack. */
function withoutMissing(name: string, module: unknown): unknown {
  const gone = settings.missing
    .filter(path => path.startsWith(`${name}.`))
    .map(path => path.slice(name.length + 1))
  if (gone.length === 0) return module
  return new Proxy(module as object, {
    get: (target, property) => (gone.includes(String(property)) ? undefined : Reflect.get(target, property)),
  })
}

/**
 * The real page's module loader. A module that we don't have is an error, and the server hears of it,
 * so that an upgrade of the library that needs more fails loudly.
 */
export function createRequire(
  modules: Modules,
  onUnknown: (name: string) => void,
): (name: string) => unknown {
  return name => {
    if (Object.hasOwn(modules, name) && !settings.missing.includes(name))
      return withoutMissing(name, modules[name])
    onUnknown(name)
    throw new Error(`Requiring unknown module "${name}"`)
  }
}
