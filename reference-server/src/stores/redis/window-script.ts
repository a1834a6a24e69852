/**
 * The sliding window of `domain/rate-limit.ts` as one step of Redis: to read the time, to decide and to
 * count cannot be torn apart. Whatever changes there changes here; a test holds both together.
 *
 * A budget is one key: the times of the newest requests of its sub-buckets and their counts, packed.
 * The time is that of the Redis server, so the clocks of the processes do not matter.
 */

/** Answers: admitted (1 or 0), requests used, when quota comes back and the time, in ms. */
export const WINDOW_SCRIPT = `
local limit, window, counts_it = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3] == 'consume'
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local newest, counts = {}, {}
local packed = redis.call('GET', KEYS[1])
if packed then newest, counts = unpack(cmsgpack.unpack(packed)) end
if #newest > 0 and newest[#newest] > now then now = newest[#newest] end

local used, live_newest, live_counts = 0, {}, {}
for index, at in ipairs(newest) do
  if #live_newest > 0 or now - at < window then
    table.insert(live_newest, at)
    table.insert(live_counts, counts[index])
    used = used + counts[index]
  end
end

local admitted = used < limit
if admitted and counts_it then
  local last, width = #live_newest, window / 60
  if last > 0 and math.floor(live_newest[last] / width) == math.floor(now / width) then
    live_newest[last] = now
    live_counts[last] = live_counts[last] + 1
  else
    table.insert(live_newest, now)
    table.insert(live_counts, 1)
  end
  used = used + 1
  redis.call('SET', KEYS[1], cmsgpack.pack({live_newest, live_counts}), 'PXAT', now + window)
end

local left, back_at = used, nil
for index, at in ipairs(live_newest) do
  left = left - live_counts[index]
  if left < limit then
    back_at = at + window
    break
  end
end
if not back_at then
  if left == 0 then back_at = now else back_at = now + window end
end
return {admitted and 1 or 0, used, back_at, now}
`;
