import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileTemplates } from '@comanda/web/views/templates.js'
import { expect } from 'chai'
import { testEnvironment } from '../../../support/environment.js'

const views = path.join(fileURLToPath(import.meta.resolve('@comanda/web/main.js')), '../../views')
const textOf = (name: string): string => readFileSync(path.join(views, `${name}.ejs`), 'utf8')

const taken = (text: string): string[] => /^<%# takes (.+) %>/.exec(text)?.[1]?.split(', ') ?? []

const words = new Set(
  `const else false for if in include let new null of return site true typeof undefined`.split(' '),
)

/** The code between a view's tags, without the texts in it; what a template literal computes stays. */
function codeOf(text: string): string {
  const code = [...text.matchAll(/<%(?!#)[=\-_]?([\s\S]*?)[-_]?%>/g)].map(([, part]) => part).join('\n')
  return code
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''")
    .replace(/`[^`]*`/g, literal =>
      [...literal.matchAll(/\$\{([^}]*)\}/g)].map(([, part]) => `(${part})`).join('+'),
    )
}

/** Names that the code gives itself: by const, in a loop, or as a function's argument. */
function ownNames(code: string): Set<string> {
  const patterns = [/\bconst\s+([\w$]+)/g, /\bconst\s+[[{]([^\]}]+)[\]}]/g, /([\w$]+)\s*=>/g]
  return new Set(
    patterns.flatMap(pattern =>
      [...code.matchAll(pattern)].flatMap(([, names = '']) => names.split(',').map(name => name.trim())),
    ),
  )
}

/** Names that it uses and must be given: no property, no key, nothing of its own. */
function namesUsed(text: string): string[] {
  const code = codeOf(text)
  const own = ownNames(code)
  const found = [...code.matchAll(/(?<![\w$]|(?<!\.\.)\.)([A-Za-z_$][\w$]*)(\s*:)?/g)]
    .filter(({ index, 2: colon }) => colon === undefined || !/[{,]\s*$/.test(code.slice(0, index)))
    .map(([, name = '']) => name)
  return [...new Set(found)].filter(name => !words.has(name) && !own.has(name) && !(name in globalThis))
}

/** What each include passes on, by the keys of its object. */
function includesOf(text: string): { name: string; keys: string[] }[] {
  return [...text.matchAll(/include\('([^']+)'(?:, \{(.*?)\})?\) %>/g)].map(([, name = '', given = '']) => {
    let flat = given.replace(/'(?:[^'\\]|\\.)*'/g, '').replace(/`[^`]*`/g, '')
    for (let before = ''; before !== flat; ) {
      before = flat
      flat = flat.replace(/\{[^{}]*\}|\[[^[\]]*\]|\([^()]*\)/g, '')
    }
    return {
      name,
      keys: flat
        .split(',')
        .map(part => part.split(':')[0]?.trim() ?? '')
        .filter(Boolean),
    }
  })
}

describe('the views', () => {
  const names = readdirSync(views, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ejs'))
    .map(name => name.slice(0, -'.ejs'.length))

  for (const name of names) {
    it(`${name} names all that it takes, and nothing else`, () => {
      expect(taken(textOf(name))).to.have.members(namesUsed(textOf(name)))
    })

    it(`${name} gives what it includes all that that takes, and nothing else`, () => {
      for (const { name: included, keys } of includesOf(textOf(name)))
        expect(keys, included).to.have.members(taken(textOf(included)))
    })
  }
})

describe('compiled views', () => {
  let folder: string
  const write = (name: string, text: string): void => writeFileSync(path.join(folder, `${name}.ejs`), text)

  beforeEach(() => {
    folder = mkdtempSync(path.join(testEnvironment().folder, 'views-'))
    mkdirSync(path.join(folder, 'partials'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('are filled in with what they are given, and hand the site on', () => {
    write(
      'page',
      "<%# takes rows %>\n<% for (const row of rows) { %><%- include('partials/row', { row }) %><% } %>",
    )
    write('partials/row', '<%# takes row %>\n<b><%= row %> at <%= site.name %></b>')
    const page = compileTemplates(folder).render('page', { rows: ['<1>', 2], site: { name: 'S&S' } })
    expect(page.replaceAll('\n', '')).to.equal('<b>&lt;1&gt; at S&amp;S</b><b>2 at S&amp;S</b>')
  })

  it('leave nothing of one use for the next', () => {
    write('page', '<%# takes word %>\n<%= word %>')
    const templates = compileTemplates(folder)
    expect(templates.render('page', { word: 'first' }).trim()).to.equal('first')
    expect(templates.render('page', {}).trim()).to.equal('')
  })

  it('fail where they use what they don’t take', () => {
    write('page', '<%= word %>')
    expect(() => compileTemplates(folder).render('page', { word: 'first' })).to.throw(ReferenceError)
  })

  it('fail at the start where one includes what isn’t there', () => {
    write('page', "<% if (false) { %><%- include('partials/gone') %><% } %>")
    expect(() => compileTemplates(folder)).to.throw(RangeError, 'there is no view partials/gone')
  })

  it('fail at the start where one is no template', () => {
    write('page', '<% if (%>')
    expect(() => compileTemplates(folder)).to.throw(SyntaxError, 'page.ejs')
  })
})
