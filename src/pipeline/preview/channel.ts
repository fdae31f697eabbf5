import type { IncomingMessage, ServerResponse } from "node:http";
import { isFromThisMachine } from "./guard.ts";
import { type PreviewState, stateForOthers } from "./state.ts";

/** The open pages, each with a connection on which it is told what happens. */
export interface Channel {
	/** Keeps the connection of a page open. The page is told at once how the archive is. */
	open(request: IncomingMessage, response: ServerResponse): void;
	/** Tells every page how the archive is from now on. */
	tell(state: PreviewState): void;
	/** Has every page reload. It is told then how the archive is. */
	reload(now: PreviewState): void;
	/** Ends all connections. */
	close(): void;
}

/** What a page is sent: the state, and a mark by which it knows that it shows an earlier build. */
interface Told extends PreviewState {
	readonly build: string;
}

/** Opens a channel to pages, by server-sent events (HTML, 9.2). */
export function openChannel(first: PreviewState): Channel {
	const pages = new Map<ServerResponse, "owner" | "other">();
	// A server that was started again has another number, so pages that waited for it reload.
	const started = Date.now();
	let [state, builds] = [first, 0];
	const toldTo = (who: "owner" | "other") => {
		const told: Told = { ...(who === "owner" ? state : stateForOthers(state)), build: `${started}-${builds}` };
		return `event: state\ndata: ${JSON.stringify(told)}\n\n`;
	};
	return {
		open(request, response) {
			response.writeHead(200, { "content-type": "text/event-stream" });
			if (request.method === "HEAD") {
				response.end();
				return;
			}
			const who = isFromThisMachine(request.socket.remoteAddress) ? "owner" : "other";
			response.write(`:\n\n${toldTo(who)}`);
			pages.set(response, who);
			response.on("close", () => pages.delete(response));
		},
		tell(now) {
			state = now;
			for (const [page, who] of pages) page.write(toldTo(who));
		},
		reload(now) {
			state = now;
			builds++;
			for (const page of pages.keys()) page.write("data: reload\n\n");
		},
		close() {
			for (const page of pages.keys()) page.end();
		},
	};
}
