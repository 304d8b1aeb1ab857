export type Modules = Record<string, unknown>

/**
 * The real page's module loader. A module that we don't have is an error, and the server hears of it,
 * so that an upgrade of the library that needs more fails loudly.
 */
export function createRequire(
  modules: Modules,
  onUnknown: (name: string) => void,
): (name: string) => unknown {
  return name => {
    if (Object.hasOwn(modules, name)) return modules[name]
    onUnknown(name)
    throw new Error(`Requiring unknown module "${name}"`)
  }
}
