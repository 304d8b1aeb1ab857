import { createServer } from 'node:http'
import { expressClasses } from '@comanda/web/express-classes.js'
import express from 'express'
import { listenAndTell } from './tell.js'

/** An empty route of Express, its requests and responses being the app's own from the start. */
const app = express().disable('x-powered-by')
app.get('/', (_request, response) => {
  response.end()
})
await listenAndTell(createServer(expressClasses(app), app))
