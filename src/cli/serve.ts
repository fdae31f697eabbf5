import { once } from "node:events";
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
		await buildOnChanges(session, signal, onBuilt, async () => {
			const built = await session.build([]);
			onBuilt(built);
			if (signal.aborted) return;
			await printFirst(built, { origin, base: session.base(), host, drafts });
			if (open) await openSite(origin + session.base());
		});
	} finally {
		await session.close();
	}
	process.stdout.write("Stopped.\n");
}

/** Builds after each change, and prints what changed and what was done, until it is told to stop. */
async function buildOnChanges(
	session: Session,
	signal: AbortSignal,
	onBuilt: (built: SessionBuild) => void,
	buildFirst: () => Promise<void>,
): Promise<void> {
	const [{ watchPaths }, { follow, isForeign }, { changedLine, rebuiltLines }] = await Promise.all([
		import("../pipeline/preview/watch.ts"),
		import("./serve/follow.ts"),
		import("./serve/lines.ts"),
	]);
	const watched = () => session.watched();
	const watcher = watchPaths(watched(), (file) => isForeign(file, watched()));
	watcher.on("error", (error) => printFailure(asCannotRun(error)));
	const follower = follow(watcher, watched, buildFirst(), async (changed) => {
		process.stdout.write(`${changedLine(changed, session.root)}\n`);
		const built = await session.build([...changed.keys()]);
		onBuilt(built);
		if (signal.aborted) return;
		if (!built.report) printFailure(built.failure, "docs/builds.md#serve");
		process.stdout.write(`${rebuiltLines(built).join("\n")}\n`);
	});
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
}

/** Prints what the first build did, and where the site is. */
async function printFirst({ report, seconds, failure }: SessionBuild, { origin, base, host, drafts }: Place): Promise<void> {
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
