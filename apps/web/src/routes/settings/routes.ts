import type { RouteDependencies } from '../../dependencies.js'
import type { Route } from '../../routing/route.js'
import { createAnswersController } from './answers-controller.js'
import { createBotController } from './bot-controller.js'
import { createSettingsController } from './controller.js'

export function settingsRoutes(dependencies: RouteDependencies): Route[] {
  const controller = createSettingsController(dependencies)
  const answers = createAnswersController(dependencies)
  const bot = createBotController(dependencies)
  return [
    // all of it comes with the viewer
    {
      method: 'get',
      path: '/settings',
      handle: controller.show,
      shows: { topics: [], ages: false, people: false },
    },
    { method: 'post', path: '/settings', handle: controller.save },
    {
      method: 'get',
      path: '/settings/answers',
      handle: answers.show,
      // a pause ends, and a day goes by
      shows: { topics: [], ages: true, people: false },
    },
    { method: 'post', path: '/settings/answers', handle: answers.save },
    {
      method: 'get',
      path: '/settings/bot',
      handle: bot.show,
      shows: { topics: [], ages: false, people: false },
    },
    { method: 'post', path: '/settings/bot', handle: bot.save },
  ]
}
