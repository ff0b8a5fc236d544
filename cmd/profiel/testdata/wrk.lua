-- Asks for the addresses in the file $ADDRESSES in turn, and says at the end how long answers took.

local addresses = {}
for line in io.lines(os.getenv("ADDRESSES")) do
  addresses[#addresses + 1] = line
end
local last = 0

function init()
  math.randomseed(os.time())
  last = math.random(#addresses) -- so that not every thread begins with the same
end

function request()
  last = last % #addresses + 1
  return wrk.format("GET", addresses[last])
end

function done(summary, latency)
  local errors = summary.errors
  local faults = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format("faults: %d\nanswers: %d; half within %.1f ms, 99%% within %.1f ms, the slowest %.1f ms\n",
    faults, summary.requests, latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency.max / 1000))
end
