import { readFile } from 'node:fs/promises'
import { readMenu } from '@comanda/order-language/menu/read-menu.js'
import { expect } from 'chai'

const menuPage = new URL('../../../docs/menu.md', import.meta.url)

describe('the page of the menu file', () => {
  it('shows a menu that can be imported as it stands', async () => {
    const [, example = ''] = /```json\n(.+?)```/s.exec(await readFile(menuPage, 'utf8')) ?? []
    expect(readMenu(JSON.parse(example))).to.have.property('ok', true)
  })
})
