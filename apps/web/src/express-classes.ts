import { IncomingMessage, ServerResponse } from 'node:http'
import type { Express } from 'express'

/**
 * For `http.createServer`: requests and responses that are the app's own from the start. Express turns each plain one
 * into its own by `Object.setPrototypeOf`, after which V8 knows neither any more: most of an empty route's time. One
 * that has the prototype already is left as it is. Settled here once, so the app mustn't be served before.
 */
export function expressClasses(app: Express): {
  IncomingMessage: typeof IncomingMessage
  ServerResponse: typeof ServerResponse
} {
  class AppRequest extends IncomingMessage {}
  class AppResponse extends ServerResponse<AppRequest> {}
  Object.setPrototypeOf(AppRequest.prototype, app.request)
  Object.setPrototypeOf(AppResponse.prototype, app.response)
  app.request = AppRequest.prototype as unknown as Express['request']
  app.response = AppResponse.prototype as unknown as Express['response']
  return { IncomingMessage: AppRequest, ServerResponse: AppResponse as typeof ServerResponse }
}
