vcl 4.1;

# Galley behind Varnish 7.1 (Debian 12: apt install varnish varnish-modules). Start it with
#
#   varnishd -a :80 -f /etc/varnish/galley.vcl -s malloc,1g -p http_gzip_support=off
#
# http_gzip_support=off leaves Accept-Encoding alone, so that the edge's brotli reaches readers. Give the edge
# GALLEY_PURGE_URLS=http://THIS_HOST:PORT/ : it sends one PURGE for each change and calls the change confirmed when all caches
# have answered. What was purged is gone here: neither grace nor stale-if-error brings it back.

import std;
import xkey;

backend default {
	.host = "127.0.0.1";
	.port = "3000";
	.connect_timeout = 1s;
	.first_byte_timeout = 60s;
	.between_bytes_timeout = 60s;
	.max_connections = 500;
	.probe = {
		.url = "/healthz"; # /readyz says 503 while web is away, when the edge still serves
		.interval = 2s;
		.timeout = 1s;
		.window = 4;
		.threshold = 2;
		.initial = 2;
	}
}

# Who may purge: the edges alone.
acl edges {
	"127.0.0.1";
	"::1";
}

sub vcl_recv {
	if (req.method == "PURGE") {
		if (client.ip !~ edges) {
			return (synth(403, "Only an edge may purge"));
		}
		if (!req.http.Surrogate-Key) {
			return (synth(400, "Name the tags in Surrogate-Key"));
		}
		# Purged, not softpurged: a story that was taken down may not be served once more, whatever happens behind us.
		set req.http.X-Purged = xkey.purge(req.http.Surrogate-Key);
		return (synth(200, "Purged " + req.http.X-Purged));
	}

	# The address of a reader as the edge shall see it; what the client claims is not believed.
	set req.http.X-Forwarded-For = client.ip;
	unset req.http.Forwarded;

	if (req.url ~ "^/live(?:[/?]|$)") {
		return (pipe);
	}
	if (req.url ~ "^/(?:desk|api|preview)(?:[/?]|$)" || (req.method != "GET" && req.method != "HEAD")) {
		return (pass);
	}
	# A picture that the public may not see is still the desk's to see.
	if (req.url ~ "^/media/" && req.http.Cookie) {
		return (pass);
	}
	unset req.http.Cookie;

	# Old bytes bridge a moment, and an outage for as long as it lasts.
	if (std.healthy(req.backend_hint)) {
		set req.grace = 5s;
	}

	# Three variants of each page, whatever browsers write.
	if (req.http.Accept-Encoding ~ "(?:^|,|\s)br(?!\s*;\s*q=0(?:\.0*)?(?:,|$))") {
		set req.http.Accept-Encoding = "br";
	} elsif (req.http.Accept-Encoding ~ "(?:^|,|\s)gzip(?!\s*;\s*q=0(?:\.0*)?(?:,|$))") {
		set req.http.Accept-Encoding = "gzip";
	} else {
		unset req.http.Accept-Encoding;
	}
	return (hash);
}

sub vcl_pipe {
	set bereq.http.Connection = "close";
}

sub vcl_backend_response {
	if (bereq.uncacheable) {
		return (deliver);
	}
	# What PURGE goes by; vcl_deliver does not let it out.
	set beresp.http.xkey = beresp.http.Surrogate-Key;
	if (beresp.http.Set-Cookie || beresp.status >= 500) {
		# The last good page is better than an error; without one the error is told, and asked for again by the next reader.
		if (beresp.status >= 500 && bereq.is_bgfetch) {
			return (abandon);
		}
		set beresp.uncacheable = true;
		set beresp.ttl = 0s;
		return (deliver);
	}
	# The edge keeps the real time: pages last here until they are purged, or for as long as it says.
	set beresp.ttl = std.duration(regsub(beresp.http.CDN-Cache-Control, "^.*max-age=(\d+).*$", "\1") + "s", 0s);
	if (beresp.http.Cache-Control ~ "immutable") {
		set beresp.ttl = 30d;
	}
	if (beresp.http.X-Galley == "last-good") {
		set beresp.ttl = 1s;
	}
	set beresp.grace = 7d;
	set beresp.keep = 0s;
	if (beresp.ttl <= 0s) {
		set beresp.uncacheable = true;
	}
	return (deliver);
}

sub vcl_deliver {
	unset resp.http.xkey;
	unset resp.http.Surrogate-Key;
	unset resp.http.CDN-Cache-Control;
	unset resp.http.X-Varnish;
	unset resp.http.Via;
	unset resp.http.Age;
}

sub vcl_synth {
	set resp.http.Content-Type = "text/plain; charset=utf-8";
	set resp.http.Cache-Control = "no-store";
	set resp.body = resp.reason + {"
"};
	return (deliver);
}

sub vcl_backend_error {
	set beresp.http.Content-Type = "text/html; charset=utf-8";
	set beresp.http.Cache-Control = "no-store";
	set beresp.http.Retry-After = "5";
	set beresp.http.X-Content-Type-Options = "nosniff";
	set beresp.http.Content-Security-Policy = "default-src 'none'; frame-ancestors 'none'";
	set beresp.status = 503;
	set beresp.body = {"<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>The page is not here yet</title><h1>The page is not here yet</h1><p>We cannot show this page at the moment. Please try again in a few seconds.</p></html>
"};
	return (deliver);
}
