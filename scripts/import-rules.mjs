/**
 * Who may not import what, and why. `npm run lint` holds the tree against this list with dependency-cruiser, types
 * included, and test/scripts/import-rules.test.ts breaks each rule once. That no import goes in a circle is Biome's to find.
 *
 * `$1` in `to` stands for what the brackets in `from` held.
 */

/** @param {string} names of our apps and packages, with | between them */
const ours = names => `^(@comanda|apps|packages)/(${names})/`
/** @param {string} names of modules from npm, with | between them */
const npm = names => `(^|node_modules/)(${names})(/|$)`

const apps = ours('bot|web|stand-in|ops|demo|bench|chaos')
const database = '^packages/shared/src/(database|migrations)/|/repository\\.ts$'

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const rules = [
  {
    name: 'apps-share-through-packages',
    from: { path: '^apps/([^/]+)/', pathNot: '^apps/bench/' },
    to: { path: apps, pathNot: ours('$1') },
  },
  {
    name: 'benches-import-what-they-measure',
    comment: 'bot and web, and nothing else of an app',
    from: { path: '^apps/bench/' },
    to: { path: ours('stand-in|ops|demo|chaos') },
  },
  {
    name: 'packages-know-no-app',
    from: { path: '^packages/' },
    to: { path: apps },
  },
  {
    name: 'shared-builds-on-order-language-alone',
    from: { path: '^packages/shared/' },
    to: { path: ours('alert-channels|backup|import|harness|stand-in-control') },
  },
  {
    name: 'these-two-packages-stand-alone',
    comment: 'order-language takes a menu and text and gives an order; stand-in-control is a contract',
    from: { path: '^packages/(order-language|stand-in-control)/' },
    to: { path: ours('[^/]+'), pathNot: ours('$1') },
  },
  {
    name: 'order-language-is-pure',
    comment: 'no file, no network, no clock',
    from: { path: '^packages/order-language/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'the-product-knows-no-stand-in',
    from: { path: '^apps/(bot|web|ops)/' },
    to: { path: ours('harness|stand-in-control') },
  },
  {
    name: 'whatsapp-has-one-edge',
    from: { path: '^(apps|packages)/', pathNot: '^apps/(bot/src/whatsapp|bench)/' },
    to: { path: npm('whatsapp-web\\.js') },
  },
  {
    name: 'postgres-has-one-edge',
    comment: 'add a repository method in packages/shared',
    from: { path: '^(apps|packages)/', pathNot: `${database}|^apps/bench/` },
    to: { path: npm('knex|pg|pg-copy-streams') },
  },
  {
    name: 'redis-has-one-edge',
    from: { path: '^(apps|packages)/', pathNot: '^packages/shared/src/cache/redis\\.ts$|^apps/bench/' },
    to: { path: npm('redis|@redis') },
  },
  {
    name: 'sql-stands-in-repositories-and-migrations',
    from: { path: '^(apps|packages)/', pathNot: database },
    to: { path: '^(@comanda/shared|packages/shared/src)/database/(rows|statements)\\.(ts|js)$' },
  },
  {
    name: 'repositories-know-no-rules',
    comment: 'service → repository → knex',
    from: { path: '/repository\\.ts$' },
    to: { path: '/service\\.(ts|js)$' },
  },
  {
    name: 'main-is-only-started',
    from: { path: '^(apps|packages)/' },
    to: { path: '/main\\.(ts|js)$' },
  },
  {
    name: 'routes-stand-on-top',
    comment: 'what a route is given, and what stands before it, imports no route',
    from: { path: '^apps/web/src/', pathNot: '^apps/web/src/(routes/|create-app\\.ts$)' },
    to: { path: '^apps/web/src/routes/' },
  },
  {
    name: 'features-of-the-dashboard-stand-side-by-side',
    comment: 'what two of them need has a home in formatting or views',
    from: { path: '^apps/web/src/routes/([^/]+)/' },
    to: { path: '^apps/web/src/routes/', pathNot: '^apps/web/src/routes/$1/' },
  },
  {
    name: 'the-product-imports-no-test',
    from: { path: '^(apps|packages|scripts)/' },
    to: { path: '^test/' },
  },
]

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: rules.map(rule => ({ ...rule, severity: 'error' })),
  options: {
    // TypeScript 7 has no parser to lend
    parser: 'swc',
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '^(apps|packages)/[^/]+/dist/' },
  },
}
