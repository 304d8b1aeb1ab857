/** Of deltas `d`: when their orders were placed by the shop's clock, as `shop.at`. */
export const shopTime = `join businesses b on b.id = d.business_id
  cross join lateral (select d.placed_at at time zone b.time_zone as at) shop`
