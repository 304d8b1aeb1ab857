const shapes = {
  back: 'M15 5l-7 7 7 7',
  close: 'M6 6l12 12M18 6L6 18',
  send: 'M4 12l16-8-6 16-3-6.5zM11 13.5L20 4',
  attach: 'M12 5v14M5 12h14',
  more: 'M7 10l5 5 5-5',
  down: 'M12 5v13M6 12l6 6 6-6',
  sent: 'M5 12.5l4 4L18 7',
  twice: 'M2 12.5l4 4L15 7M11 15.5l1.5 1L22 7',
  failed: 'M12 7v6M12 16.5v.5M12 3a9 9 0 100 18 9 9 0 000-18z',
  photo: 'M4 6h16v13H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.5h.01',
  pin: 'M12 21s7-6.2 7-11.5a7 7 0 10-14 0C5 14.8 12 21 12 21zM12 7.500a2 2 0 100 4 2 2 0 000-4z',
  voice: 'M12 3a3 3 0 00-3 3v5a3 3 0 006 0V6a3 3 0 00-3-3zM6 11a6 6 0 0012 0M12 17v4',
  person: 'M12 4a4 4 0 100 8 4 4 0 000-8zM4 20c1-4 4-5.5 8-5.500s7 1.5 8 5.5',
  document: 'M6 3h8l4 4v14H6zM14 3v4h4',
  cart: 'M3 4h3l2.5 11h9l2-8H7M9.5 19.500h.01M16.5 19.500h.01',
  deleted: 'M12 3a9 9 0 100 18 9 9 0 000-18zM5.7 5.700l12.6 12.6',
  reply: 'M10 6L4 12l6 6M4 12h9c4 0 7 2 7 6',
  edit: 'M4 20l1-5L16 4l4 4L9 19z',
} as const

export type IconName = keyof typeof shapes

/** A line drawing in the colour of its text; a screen reader passes over it. */
export function icon(name: IconName): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(space, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  svg.setAttribute('class', `icon icon-${name}`)
  const path = document.createElementNS(space, 'path')
  path.setAttribute('d', shapes[name])
  svg.append(path)
  return svg
}
