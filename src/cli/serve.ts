import { once } from "node:events";
import { setTimeout as later } from "node:timers/promises";
import { Command } from "commander";
import type { Session, SessionBuild } from "../pipeline/preview/session.ts";
import { asCannotRun } from "../system/answers.ts";
import { configOption, parsePort, searchOption, stoppable, verboseOption } from "./options.ts";
import { printFailure } from "./output/failure.ts";
import { counted } from "./output/numbers.ts";
import { countedProgress } from "./output/progress.ts";
import { bothOf, openVerbose } from "./output/verbose.ts";

/** What a user asks of `serve`. */
export interface ServeFlags {
	readonly config: string;
	readonly port: number;
	readonly host: string;
	readonly search: boolean;
	readonly editor: string;
	readonly drafts?: boolean;
	readonly open?: boolean;
	readonly verbose?: boolean;
}

/** So many milliseconds the first build waits for the watcher, so that it tells of each change since. That of a large archive takes longer. */
const WAIT_FOR_WATCHER = 1000;

/** `backfile serve` */
export function serveCommand(): Command {
	return new Command("serve")
		.description("Build the archive, serve it to this machine, and build again whenever something changes.")
		.option("--port <number>", "the port to serve on", parsePort, 8080)
		.option("--host <address>", "the address or name to serve on; on any but this machine's own, others can look at it", "127.0.0.1")
		.option("--drafts", "show drafts and stories under embargo as well, marked; what is published stays without them")
		.option("--open", "open the site in your browser")
		.addOption(configOption())
		.addOption(searchOption())
		.option("--editor <address>", "the form of the links that open a file at a fault", "vscode://file{file}:{line}:{column}")
		.addOption(verboseOption(true))
		.action(serve);
}

/**
 * Builds an archive, serves it, and builds it again after each change, until the process is told to stop.
 * A build that fails ends nothing: the next change may mend it.
 * @throws {CannotRun} where the port cannot be used
 */
export async function serve({
	config,
	port,
	host,
	search,
	editor,
	drafts = false,
	open = false,
	verbose: isVerbose,
}: ServeFlags): Promise<void> {
	const { signal } = stoppable();
	const progress = countedProgress();
	const verbose = openVerbose(isVerbose);
	const [{ openSession }, { listen }] = await Promise.all([import("../pipeline/preview/session.ts"), import("./serve/listen.ts")]);
	const session = openSession({ config, host, search, drafts, editor, signal, onProgress: bothOf(progress, verbose) });
	const onBuilt = ({ report }: SessionBuild) => {
		progress.end();
		if (report) verbose.tell(report.run);
	};
	try {
		// Whether the port is free is known before a build that may take long.
		const origin = await listen(session.preview.server, port, host);
		await session.prepare();
		await buildOnChanges(session, signal, onBuilt, async (isWatched) => {
			const built = await session.build([]);
			onBuilt(built);
			if (signal.aborted) return built;
			await printFirst(built, { origin, base: session.base(), host, drafts, isWatched: isWatched() });
			if (open) await openSite(origin + session.base());
			return built;
		});
	} finally {
		await session.close();
	}
	process.stdout.write("Stopped.\n");
}

/**
 * Builds after each change, and prints what changed and what was done, until it is told to stop.
 * @param buildFirst is told whether all is watched yet
 */
async function buildOnChanges(
	session: Session,
	signal: AbortSignal,
	onBuilt: (built: SessionBuild) => void,
	buildFirst: (isWatched: () => boolean) => Promise<SessionBuild>,
): Promise<void> {
	const [{ watchPaths, whenReady }, { follow, isForeign }, { changedLine, rebuiltLines, unseenLines }] = await Promise.all([
		import("../pipeline/preview/watch.ts"),
		import("./serve/follow.ts"),
		import("./serve/lines.ts"),
	]);
	const watched = () => session.watched();
	const watcher = watchPaths(watched(), (file) => isForeign(file, watched()));
	watcher.on("error", (error) => printFailure(asCannotRun(error)));
	let isReady = false;
	const ready = whenReady(watcher).then(() => {
		isReady = true;
	});
	await Promise.race([ready, later(WAIT_FOR_WATCHER, undefined, { ref: false })]);
	const isInTime = isReady;
	let last: SessionBuild | undefined;
	const first = buildFirst(() => isReady).then((built) => {
		last = built;
	});
	const follower = follow(watcher, watched, first, async (changed, hasUnseen) => {
		if (changed.size > 0) process.stdout.write(`${changedLine(changed, session.root)}\n`);
		// Of the settings and of programs it is not known whether they are those of the last build.
		const built = await session.build([...changed.keys(), ...(hasUnseen ? watched() : [])]);
		const before = last;
		last = built;
		onBuilt(built);
		if (signal.aborted) return;
		const lines = changed.size > 0 || !before ? rebuiltLines(built) : unseenLines(built, before);
		if (!built.report && lines.length > 0) printFailure(built.failure, "docs/builds.md#serve");
		process.stdout.write(lines.map((line) => `${line}\n`).join(""));
	});
	// What changed between the first build and the last folder that is watched nobody has told of.
	if (!isInTime) void ready.then(follower.workUnseen);
	if (!signal.aborted) await once(signal, "abort");
	await follower.close();
}

/** Where the site is served. */
interface Place {
	/** The address for browsers of this machine, without a path. */
	readonly origin: string;
	/** The path of the site. */
	readonly base: string;
	/** What the user asked to listen on. */
	readonly host: string;
	/** Whether drafts are shown. */
	readonly drafts: boolean;
	/** Whether the watcher tells of each change already. */
	readonly isWatched: boolean;
}

/** Prints what the first build did, and where the site is. */
async function printFirst({ report, seconds, failure }: SessionBuild, { origin, base, host, drafts, isWatched }: Place): Promise<void> {
	const [{ buildLines }, { PROBLEMS }, { originsForOthers }] = await Promise.all([
		import("./buildreport.ts"),
		import("../pipeline/preview/server.ts"),
		import("./serve/listen.ts"),
	]);
	if (report) process.stdout.write(`${buildLines(report, seconds).join("\n")}\n`);
	else printFailure(failure, "docs/builds.md#serve");
	const others = originsForOthers(host, origin);
	const lines = [
		`Serving ${origin}${base} - stop with Ctrl-C.`,
		...(report ? [] : ["The page there says what is wrong, and shows the site when that is mended."]),
		...(drafts && report ? [draftsLine(report.early.length)] : []),
		...(others
			? [
					`Everybody in your network can look at it${drafts ? ", drafts included," : ""}${others.map((one) => ` at ${one}${base}`).join(" and")}.`,
				]
			: []),
		`What is wrong in stories is listed at ${origin}${base}${PROBLEMS}.`,
		...(isWatched ? [] : ["Not all folders are watched yet. What you change meanwhile is built as soon as they are."]),
	];
	process.stdout.write(`\n${lines.join("\n")}\n`);
}

function draftsLine(count: number): string {
	return `Drafts are shown: ${counted(count, "page")} on it that ${count === 1 ? "is" : "are"} not public yet, and marked so. What is published stays without them.`;
}

async function openSite(address: string): Promise<void> {
	const { openBrowser } = await import("./serve/browser.ts");
	openBrowser(address, () => process.stdout.write(`No browser could be opened. Open ${address} yourself.\n`));
}
