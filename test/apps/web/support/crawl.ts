import { load } from 'cheerio'
import type { Browser } from './dashboard.js'

export interface VisitedPage {
  address: string
  /** as policies.ts names it */
  route: string
  html: string
}

export interface FoundForm {
  /** the page that it stands on */
  page: string
  action: string
  route: string
  isPost: boolean
  takesFiles: boolean
  /** as somebody sends it who changes nothing but makes a choice where there is none yet; without its token */
  fields: Record<string, string>
}

const routeOf = (method: string, address: string): string =>
  `${method.toUpperCase()} ${address
    .replace(/[?#].*$/, '')
    .replace(/^\/welcome\/[^/]+/, '/welcome/:token')
    .replace(/\/\d+(?=\/|$)/g, '/:id')}`

/** All that a page leads to or loads from this dashboard, but for files and for what a press on a button would change. */
function addressesOn(html: string): string[] {
  const $ = load(html)
  return $('main a[href]:not([download]), header a[href], main img[src], [data-live]')
    .map((_, element) => $(element).attr('href') ?? $(element).attr('src') ?? $(element).attr('data-live'))
    .get()
    .filter(address => /^\/(?!\/)/.test(address))
    .map(address => address.replace(/#.*$/, ''))
}

/** Follows every link from these pages on; of lists that differ in what they are filtered by alone, it reads one. */
export async function crawl(browser: Browser, ...from: string[]): Promise<VisitedPage[]> {
  const pages = new Map<string, VisitedPage>()
  const waiting = [...from]
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const parameters = [...new URL(address, 'http://own').searchParams.keys()].sort()
    const kind = parameters.length === 0 ? address : [routeOf('get', address), ...parameters].join(' ')
    if (pages.has(kind)) continue
    const answer = await browser.get(address)
    if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`)
    const html = answer.text ?? String(answer.body)
    pages.set(kind, { address, route: routeOf('get', address), html })
    waiting.push(...addressesOn(html))
  }
  return [...pages.values()]
}

/**
 * The forms on these pages, one of each kind: the last of several that differ in their rows alone. Those that ask for
 * most come first: a press on a button may leave nothing to ask.
 */
export function formsOn(pages: readonly VisitedPage[]): FoundForm[] {
  const forms = new Map<string, FoundForm>()
  for (const page of pages) {
    const $ = load(page.html)
    $('form').each((_, element) => {
      const form = $(element)
      const [method, action] = [form.attr('method') ?? 'get', form.attr('action') ?? page.address]
      const fields: Record<string, string> = {}
      form.find('[name]').each((_index, control) => {
        const name = $(control).attr('name') ?? ''
        const isChoice = $(control).is('[type=radio], [type=checkbox]')
        if (name === '_csrf' || (isChoice && name in fields && !$(control).is('[checked]'))) return
        const options = $(control).find('option[value!=""]')
        const chosen = options.filter('[selected]').val() ?? options.first().val() ?? $(control).val()
        fields[name] = String(chosen ?? '')
      })
      const route = routeOf(method, action)
      const kind = [route, ...Object.keys(fields).sort()].join(' ')
      const takesFiles = form.attr('enctype') === 'multipart/form-data'
      forms.set(kind, { page: page.address, action, route, isPost: method === 'post', takesFiles, fields })
    })
  }
  return [...forms.values()].sort((a, b) => Object.keys(b.fields).length - Object.keys(a.fields).length)
}
