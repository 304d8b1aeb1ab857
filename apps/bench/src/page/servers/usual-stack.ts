import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { childEnvironment } from '@comanda/shared/config/child-environment.js'
import { RedisStore } from 'connect-redis'
import express from 'express'
import session from 'express-session'
import helmet from 'helmet'
import knex from 'knex'
import { createClient } from 'redis'
import { listenAndTell } from './tell.js'

declare module 'express-session' {
  interface SessionData {
    memberId: number
    token: string
  }
}

/**
 * The page of orders as one writes it from the documentation of what one uses: Express, knex with OFFSET and a count,
 * EJS through `res.render` with includes, sessions in Redis. It shows the same orders, the same header, the same forms.
 */
const { DATABASE_URL, REDIS_URL } = childEnvironment({})
const db = knex({ client: 'pg', connection: DATABASE_URL ?? '', pool: { min: 0, max: 10 } })
const redis = await createClient({ url: REDIS_URL ?? '' }).connect()

const statuses = ['pending', 'accepted', 'preparing', 'ready', 'out_for_delivery']
const size = 20
const places = ['Orders', 'Chats', 'Menu', 'WhatsApp', 'Settings']

const app = express()
app.set('env', 'production')
app.enable('view cache')
app.set('view engine', 'ejs')
app.set('views', fileURLToPath(new URL('../../../views', import.meta.url)))
app.use(helmet())
app.use(express.urlencoded({ extended: false }))
app.use(
  session({
    store: new RedisStore({ client: redis }),
    secret: 'x'.repeat(32),
    resave: false,
    saveUninitialized: false,
  }),
)

app.get('/sign-in', (request, response) => {
  request.session.memberId = Number(request.query.member)
  request.session.token = 'x'.repeat(64)
  response.end()
})

app.use(async (request, response, next) => {
  const user = await db('members')
    .join('users', 'users.id', 'members.user_id')
    .where({ 'members.id': request.session.memberId ?? 0 })
    .first('members.id', 'members.business_id', 'members.role', 'users.email')
  if (user === undefined) return void response.status(401).end()
  response.locals.user = user
  response.locals.csrfToken = request.session.token
  response.locals.business = await db('businesses').where({ id: user.business_id }).first()
  next()
})

app.get('/orders', async (request, response) => {
  const page = Math.max(1, Number(request.query.page ?? 1))
  const { user } = response.locals
  const open = db('orders').where({ 'orders.business_id': user.business_id }).whereIn('status', statuses)
  const [counted] = await open.clone().count()
  const byStatus = await open.clone().select('status').count().groupBy('status')
  const orders = await open
    .clone()
    .join('customers', 'customers.id', 'orders.customer_id')
    .select('orders.*', 'customers.name as customer_name')
    .orderByRaw("orders.status <> 'pending', coalesce(orders.start_at, orders.created_at), orders.id")
    .limit(size)
    .offset((page - 1) * size)
  const lines = await db('order_lines')
    .whereIn(
      'order_id',
      orders.map(order => order.id),
    )
    .orderBy('position')
  for (const order of orders) order.lines = lines.filter(line => line.order_id === order.id)
  response.render('orders', {
    title: 'Orders',
    navigation: places.map(label => ({ href: `/${label}`, label, current: label === 'Orders' })),
    statuses,
    counts: Object.fromEntries(byStatus.map(row => [row.status, Number(row.count)])),
    total: Number(counted?.count ?? 0),
    page,
    size,
    orders,
  })
})

await listenAndTell(createServer(app))
