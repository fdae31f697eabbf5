import path from "node:path";
import type { CheckReport } from "../check/check.ts";
import { MOST_ON_PAGE, problemsPage } from "../check/page.ts";
import type { BuildOptions } from "../options.ts";
import type { BuildReport } from "../report.ts";
import { checkInThread, openBuilder, openExplainer } from "../threads/commandthread.ts";
import type { Viewer } from "./guard.ts";
import { openReasons } from "./missing.ts";
import { createPreview, type Preview } from "./server.ts";
import { followSettings } from "./settings.ts";
import { type Difference, showBuilds } from "./shown.ts";
import { BUILDING } from "./state.ts";

/** What a session of the preview is told. */
export interface SessionOptions extends Pick<BuildOptions, "search" | "drafts" | "signal" | "onProgress"> {
	/** The settings file. */
	readonly config: string;
	/** The address or name to listen on. */
	readonly host: string;
	/** The form of links that open a file in an editor. */
	readonly editor: string;
}

/** What a build of a session did. */
export interface SessionBuild extends Difference {
	readonly seconds: number;
	/** Undefined where the build failed. */
	readonly report?: BuildReport;
	/** Because of what it failed. */
	readonly failure?: unknown;
}

/** One archive that is built again and again, and shown to browsers. */
export interface Session {
	readonly preview: Preview;
	/** Reads the settings, so that it is known what the site depends on. Where they are faulty, the build says so. */
	prepare(): Promise<void>;
	/**
	 * Builds, and has open pages show the outcome. One build at a time.
	 * @param changed the files that changed since the last build, absolute
	 */
	build(changed: readonly string[]): Promise<SessionBuild>;
	/** The files and folders on which the site depends, absolute. */
	watched(): readonly string[];
	/** The path below which the site stands. */
	base(): string;
	/** The folder of the settings, absolute. */
	readonly root: string;
	close(): Promise<void>;
}

/** How long a build waits for another one, of a second preview or a command, in milliseconds. */
const PATIENCE = 600_000;

/** Opens a session. Nothing is built yet. */
export function openSession({ config, host, editor, search, drafts = false, signal, onProgress }: SessionOptions): Session {
	const root = path.dirname(path.resolve(config));
	const settings = followSettings(config, drafts);
	const builder = openBuilder();
	// The archive is checked when the page of its problems is first asked for after a build.
	let checked: Promise<CheckReport> | undefined;
	const problems = async (viewer: Viewer) => {
		checked ??= checkInThread({ config, most: MOST_ON_PAGE, signal });
		return problemsPage(await checked, viewer === "owner" ? editor : undefined);
	};
	const explainer = openExplainer();
	const reasons = openReasons(
		(asked) => explainer.explain({ config, asked, from: root, drafts, signal }),
		() => settings.known()?.base ?? "/",
	);
	const preview = createPreview({ base: "/", host, state: BUILDING, problems, why: reasons.why });
	const shown = showBuilds(preview, { root, editor, known: settings.known });

	async function reportOf(changed: readonly string[]): Promise<BuildReport> {
		// Node loads a program of the owner's, such as data of templates in JavaScript, only once in a thread.
		if (settings.mayRun(changed)) await builder.renew();
		preview.show(await settings.read(changed));
		return builder.build({ config, search, drafts, records: false, patience: PATIENCE, signal, onProgress });
	}

	return {
		preview,
		root,
		prepare: () =>
			settings.read([]).then(
				() => {},
				() => {},
			),
		async build(changed) {
			const started = performance.now();
			const seconds = () => (performance.now() - started) / 1000;
			checked = undefined;
			reasons.forget();
			explainer.forget();
			try {
				const report = await reportOf(changed);
				return { ...shown.report(report), report, seconds: seconds() };
			} catch (failure) {
				// The next change may mend what is wrong now.
				shown.failure(failure);
				return { failure, newProblems: [], mended: 0, seconds: seconds() };
			}
		},
		watched: () => settings.watched(),
		base: () => settings.known()?.base ?? "/",
		async close() {
			preview.close();
			explainer.forget();
			await builder.renew();
		},
	};
}
