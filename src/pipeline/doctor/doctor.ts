import type { BuildOptions } from "../options.ts";
import { type BuildSetup, setUpBuild } from "../settings/setup.ts";
import { builds, folders, needs, settingsFound } from "./archive.ts";
import { type Diagnosis, type Finding, section, well } from "./diagnosis.ts";
import { resources, versions } from "./machine.ts";

/** Looks at an archive and its machine: what there is, what is lacking, and how the last build went. It writes nothing, and never throws. */
export async function examine(options: Pick<BuildOptions, "config" | "content" | "looksForSettings">): Promise<Diagnosis> {
	let setup: BuildSetup | undefined;
	const understood = await section("Settings", async () => {
		setup = await setUpBuild({ ...options, looksOnly: true });
		return settingsFound(setup);
	});
	const ofArchive = (name: string, look: (setup: BuildSetup) => readonly Finding[]) =>
		section(name, () => (setup ? look(setup) : [well(name.toLowerCase(), "not known without settings")]));
	const sections = [
		await section("Versions", versions),
		await section("Machine", resources),
		understood,
		await ofArchive("Libraries and programs", needs),
		await ofArchive("Folders", folders),
		await ofArchive("Builds", builds),
	];
	const lacking = sections.flatMap(({ findings }) => findings.filter(({ remedy }) => remedy !== undefined));
	return { isWell: lacking.length === 0, lacking, sections };
}
