import type { Description } from './types.js'

/** WooCommerce: Products → Export (CSV), and orders and customers as its REST API v3 gives them (JSON). */
export const wooMenu: Description = {
  name: 'woocommerce-menu',
  title: 'WooCommerce: products',
  kind: 'menu',
  recognise: ['Type', 'SKU', 'Regular price', 'Categories'],
  fields: {
    name: ['Name'],
    category: ['Categories'],
    size: ['Attribute 1 value(s)'],
    price: ['Regular price'],
    description: ['Short description', 'Description'],
    number: ['SKU'],
    parent: ['Parent'],
    type: ['Type'],
  },
  sizeColumns: [],
}

export const wooCustomers: Description = {
  name: 'woocommerce-customers',
  title: 'WooCommerce: customers (REST)',
  kind: 'customers',
  recognise: ['billing.phone', 'is_paying_customer'],
  fields: {
    name: [['first_name', 'last_name'], ['billing.first_name', 'billing.last_name'], 'username'],
    phone: ['billing.phone'],
    email: ['email', 'billing.email'],
    address: [['billing.address_1', 'billing.address_2', 'billing.city', 'billing.postcode']],
  },
}

export const wooOrders: Description = {
  name: 'woocommerce-orders',
  title: 'WooCommerce: orders (REST)',
  kind: 'orders',
  recognise: ['line_items', 'billing', 'order_key'],
  fields: {
    reference: ['number', 'id'],
    placedAt: ['date_created_gmt'],
    status: ['status'],
    total: ['total'],
    fee: ['shipping_total'],
    currency: ['currency'],
    customerName: [['billing.first_name', 'billing.last_name']],
    phone: ['billing.phone'],
    email: ['billing.email'],
    address: [
      ['shipping.address_1', 'shipping.address_2', 'shipping.city'],
      ['billing.address_1', 'billing.address_2', 'billing.city'],
    ],
    note: ['customer_note'],
    lines: ['line_items'],
    item: ['name'],
    quantity: ['quantity'],
    lineTotal: ['total'],
  },
  decimalMark: '.',
  timeZone: 'UTC',
  statuses: {
    refunded: 'cancelled',
    failed: 'cancelled',
    trash: 'cancelled',
    processing: 'open',
    'on hold': 'open',
    'checkout draft': 'open',
  },
}
