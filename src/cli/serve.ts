import { type AddressInfo, isIPv6, type Server } from "node:net";
import path from "node:path";
import type { FSWatcher } from "@11ty/chokidar-with-glob-support";
import { Command } from "commander";
import { CannotRun, codeOf } from "../problem.ts";
import { asCannotRun } from "../system/answers.ts";
import { configOption, parsePort, searchOption } from "./options.ts";
import { printFailure } from "./output/failure.ts";

interface Options {
	readonly config: string;
	readonly port: number;
	readonly host: string;
	readonly search: boolean;
	readonly editor: string;
}

/** `backfile serve` */
export function serveCommand(): Command {
	return new Command("serve")
		.description("Build the archive, serve it to this machine, and build again whenever something changes.")
		.option("--port <number>", "the port to serve on", parsePort, 8080)
		.option("--host <address>", "the address or name to serve on; on any but this machine's own, others can look at it", "127.0.0.1")
		.addOption(configOption())
		.addOption(searchOption())
		.option("--editor <address>", "the form of the links by which /_problems/ opens a file", "vscode://file{file}:{line}:{column}")
		.action(run);
}

/** How many milliseconds must pass without a change before a build begins: editors write a file in several steps. */
const QUIET_TIME = 80;

async function run({ config, port, host, search, editor }: Options): Promise<void> {
	const [
		{ watchPaths },
		{ checkInThread, openBuilder },
		{ foldersOf, loadConfig },
		{ createPreview, PROBLEMS },
		{ basePath },
		{ buildLines },
		{ MOST_ON_PAGE, problemsPage },
	] = await Promise.all([
		import("../pipeline/preview/watch.ts"),
		import("../pipeline/threads/thread.ts"),
		import("../pipeline/settings/load.ts"),
		import("../pipeline/preview/server.ts"),
		import("../settings.ts"),
		import("./buildreport.ts"),
		import("../pipeline/check/page.ts"),
	]);
	const { settings, root } = await loadConfig(config);
	const folders = foldersOf(settings, root);
	// The page is made when it is first asked for after a build.
	let problems: Promise<string> | undefined;
	const preview = createPreview({
		folder: folders.output,
		base: basePath(settings),
		host,
		problems() {
			problems ??= checkInThread({ config, most: MOST_ON_PAGE }).then((report) => problemsPage(report, editor));
			return problems;
		},
	});
	const builder = openBuilder();
	await rebuild();

	const address = await listen(preview.server, port, host);
	process.stdout.write(`Serving ${address}${basePath(settings)} - stop with Ctrl-C. What is wrong is listed at ${PROBLEMS} there.\n`);

	let building = Promise.resolve();
	const watcher = watchPaths([folders.content, ...folders.templates, path.resolve(config)]);
	onChanges(watcher, (files) => {
		// Node loads a program of the owner's, such as data of templates in JavaScript, only once in a thread.
		if (files.some((file) => !file.startsWith(folders.content + path.sep))) building = building.then(builder.renew);
		building = building.then(rebuild).then(preview.reload);
	});
	watcher.on("error", (error) => printFailure(asCannotRun(error)));

	async function rebuild(): Promise<void> {
		const started = performance.now();
		problems = undefined;
		try {
			const report = await builder.build({ config, search, records: false });
			process.stdout.write(`${buildLines(report, (performance.now() - started) / 1000).join("\n")}\n`);
		} catch (error) {
			// The next change may mend what is wrong now.
			printFailure(error);
		}
	}
}

/** Calls back with the files that have changed, once nothing changes any more. */
function onChanges(watcher: FSWatcher, then: (files: readonly string[]) => void): void {
	const files = new Set<string>();
	let timer: NodeJS.Timeout | undefined;
	watcher.on("all", (_, file) => {
		files.add(file);
		clearTimeout(timer);
		timer = setTimeout(() => {
			then([...files]);
			files.clear();
		}, QUIET_TIME);
	});
}

/**
 * Has a server listen.
 * @returns the address at which browsers find it, without a path
 * @throws {CannotRun} where it cannot
 */
async function listen(server: Server, port: number, host: string): Promise<string> {
	await new Promise<void>((resolve, reject) => {
		server.once("error", (error) =>
			reject(new CannotRun(`Port ${port} of ${host} cannot be used (${codeOf(error)}).`, "Name others with --port and --host.")),
		);
		server.listen(port, host, resolve);
	});
	// From now on an error is one of a single connection, such as too many open files.
	server.removeAllListeners("error").on("error", (error) => printFailure(asCannotRun(error)));
	const { port: used } = server.address() as AddressInfo;
	return `http://${isIPv6(host) ? `[${host}]` : host}:${used}`;
}
