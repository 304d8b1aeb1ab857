import type { Request, Response } from 'express'
import { whatsAppTrouble } from '../formatting/whatsapp-trouble.js'
import { stepRoles } from '../routing/step-roles.js'
import { csrfToken } from '../session/csrf.js'
import { findViewer } from '../session/viewer.js'
import type { Assets } from './assets.js'
import { isFirstRun } from './first-run.js'
import type { KeptPages } from './kept-pages.js'
import { navigation } from './navigation.js'
import { markAsKept, tagOf } from './page-tag.js'
import type { Templates } from './templates.js'

/** What a page shows: text ready for reading. `site`, what every page has, is added to it. */
export interface Page {
  /** stands in the tab */
  title: string
  /** 200 unless given */
  status?: number
  /** that it needs besides those of every page */
  scripts?: readonly string[]
  /** that it needs besides those of every page and of its feature */
  styles?: readonly string[]
  [name: string]: unknown
}

export interface Pages {
  /** Sends `pages/VIEW.ejs` within the layout. */
  send(request: Request, response: Response, view: string, page: Page): Promise<void>
  /** Sends `partials/VIEW.ejs` alone, for a script that puts it into a page. */
  sendPartial(response: Response, view: string, model: Record<string, unknown>): Promise<void>
}

export function createPages(options: {
  templates: Templates
  assets: Assets
  /** true where a stand-in answers for WhatsApp */
  standIn: boolean
  keptPages: KeptPages
  now: () => Date
}): Pages {
  const { templates, assets, standIn, keptPages, now } = options

  /** A feature's styles are named as the folder of its views: "orders/list" loads orders.css. */
  function stylesOf(view: string, page: Page): string[] {
    const own = `${view.split('/')[0]}.css`
    return [...(page.styles ?? []), ...(assets.has(own) ? [own] : [])]
  }

  /** Renders the page, then the layout around it. */
  function renderPage(view: string, page: Record<string, unknown>): string {
    const body = templates.render(`pages/${view}`, page)
    return templates.render('layouts/page', { ...page, body })
  }

  return {
    send: async (request, response, view, page) => {
      const found = findViewer(response)
      // whoever has a second factor to set up finds no ways to pages that lead back here
      const viewer = found?.lacksSecondFactor === true ? undefined : found
      const html = renderPage(view, {
        refreshSeconds: undefined,
        scripts: [],
        ...page,
        styles: stylesOf(view, page),
        site: {
          asset: assets.address,
          // asked for by forms alone: it sets a cookie where the browser has none
          csrfToken: () => csrfToken(response),
          standIn,
          businessId: viewer?.business.id,
          memberId: viewer?.member.id,
          mayAccept: viewer !== undefined && stepRoles.accepted.includes(viewer.member.role),
          hasFirstSteps: viewer !== undefined && isFirstRun(viewer) && request.path !== '/start',
          businessName: viewer?.business.name,
          untold: request.path === '/profile' ? 0 : (viewer?.untold ?? 0),
          whatsAppTrouble: viewer && whatsAppTrouble(viewer.whatsApp, viewer.business.timeZone, now()),
          hasOtherShops: viewer?.hasOtherShops,
          email: viewer?.member.email,
          navigation:
            viewer === undefined
              ? undefined
              : navigation(viewer.member.role, request.path, { '/handovers': viewer.peopleWaiting }),
        },
      })
      const tag = tagOf(response)
      if (tag !== undefined && (page.status ?? 200) === 200) {
        markAsKept(response, tag)
        keptPages.set(tag.tag, html)
      }
      response
        .status(page.status ?? 200)
        .type('html')
        .send(html)
    },
    sendPartial: async (response, view, model) => {
      response.type('html').send(templates.render(`partials/${view}`, model))
    },
  }
}
