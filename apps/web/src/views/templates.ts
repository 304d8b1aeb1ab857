import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ejs from 'ejs'
import { escapeText } from './escape-text.js'

type Locals = Readonly<Record<string, unknown>>
type Include = (name: string, locals?: Locals) => string
type Template = (locals: Locals, escapeFn: typeof escapeText, include: Include) => string

/** The views of a folder, ready to be filled in. */
export interface Templates {
  /**
   * @param name its path without the ending: "pages/orders/list"
   * @param locals what it takes; `site` goes on to all that it includes
   * @throws RangeError where there is no such view
   */
  render(name: string, locals: Locals): string
}

const ending = '.ejs'
const nothing: Locals = {}

/** "<%# takes row, here %>", a view's first line: the names that it is given, `site` aside. */
function takenNames(text: string): string[] {
  const names = /^<%# takes ([\w, ]+) %>/.exec(text)?.[1]
  return names === undefined ? [] : names.split(',').map(name => name.trim())
}

/**
 * EJS's own function around this one copies what a view is given, each time, and looks for what it includes on disk:
 * that took three quarters of a page. This has EJS write the code, and nothing else.
 */
function compile(file: string): Template {
  const text = readFileSync(file, 'utf8')
  const template = new ejs.Template(text, {
    filename: file,
    strict: true,
    compileDebug: false,
    rmWhitespace: true,
    destructuredLocals: [...takenNames(text), 'site'],
  })
  template.compile()
  return new Function('locals', 'escapeFn', 'include', `'use strict'\n${template.source}`) as Template
}

/** Names that a view includes: they are written out, which a test sees to. */
const includedNames = (text: string): string[] =>
  [...text.matchAll(/\binclude\('([^']+)'/g)].map(([, name = '']) => name)

/**
 * Compiles all views of a folder at once.
 * @throws where one can't be compiled, or includes one that isn't there
 */
export function compileTemplates(folder: string): Templates {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith(ending))
    .map(name => name.slice(0, -ending.length).split(path.sep).join('/'))
  const fileOf = (name: string): string => path.join(folder, `${name}${ending}`)
  const templates = new Map(names.map(name => [name, compile(fileOf(name))]))

  function find(name: string): Template {
    const template = templates.get(name)
    if (template === undefined) throw new RangeError(`there is no view ${name}`)
    return template
  }
  for (const name of names) includedNames(readFileSync(fileOf(name), 'utf8')).forEach(find)

  return {
    render: (name, locals) => {
      const { site } = locals
      const include: Include = (included, given = nothing) =>
        find(included)({ ...given, site }, escapeText, include)
      return find(name)(locals, escapeText, include)
    },
  }
}
