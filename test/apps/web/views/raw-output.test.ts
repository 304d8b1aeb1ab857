import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'

const views = path.join(fileURLToPath(import.meta.resolve('@comanda/web/main.js')), '../../views')

describe('the views', () => {
  const files = readdirSync(views, { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.ejs'),
  )

  it('are there', () => {
    expect(files).to.include(path.join('layouts', 'page.ejs'))
  })

  for (const file of files) {
    it(`${file} writes unescaped nothing but other views`, () => {
      const text = readFileSync(path.join(views, file), 'utf8')
      for (const [, expression] of text.matchAll(/<%-([\s\S]*?)%>/g)) {
        expect(expression?.trim()).to.match(/^(include\('[a-z/-]+'(, \{[\s\S]*\})?\)|body)$/)
      }
      if (!file.startsWith('layouts')) expect(text).not.to.match(/<(html|head|body)\b/)
    })
  }
})
