-- Saves a whole sheet over and over. Each thread has one connection and a unit of its own, so request and answer take
-- turns and the thread knows the version that its next request must expect.
--
-- The first argument after -- is a file with a line for each thread (path, token, version), the second and the third are
-- bodies with "@" for the version: one, and the same criteria with other results.
dofile(debug.getinfo(1, "S").source:match("^@(.*)save%.lua$") .. "report.lua")

local threads = 0

function setup(thread)
    threads = threads + 1
    thread:set("number", threads)
end

local function text(path)
    local file = assert(io.open(path))
    local all = file:read("*a")
    file:close()
    return all
end

function init(arguments)
    local at = 0
    for line in io.lines(arguments[1]) do
        at = at + 1
        if at == number then path, token, version = line:match("(%S+) (%S+) (%d+)") end
    end
    version = tonumber(version)
    bodies = { [0] = text(arguments[2]), [1] = text(arguments[3]) }
    headers = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. token }
end

function request()
    headers["Idempotency-Key"] = string.format("save-%d-%d", number, version)
    return wrk.format("PATCH", path, headers, (bodies[version % 2]:gsub("@", version)))
end

function response(status)
    if status == 200 then version = version + 1 end
end
