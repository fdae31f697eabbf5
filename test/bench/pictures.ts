import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { randomOf } from "./random.ts";

// Times builds of an archive of COUNT stories (1,000 by default). Each story has its own picture of about one megapixel.
// Run it with: node --import tsx test/bench/pictures.ts [COUNT]

const COUNT = Number(process.argv[2] ?? 1_000);
const [WIDTH, HEIGHT] = [1_200, 850];
const repository = path.resolve(import.meta.dirname, "../..");

/** Makes a picture that takes an encoder as long as a photograph: soft shapes with grain. */
async function photograph(story: number): Promise<Buffer> {
	const random = randomOf(1957, story);
	const [across, down] = [60, 42];
	const shapes = Buffer.from(Array.from({ length: across * down * 3 }, () => random.from(0, 255)));
	const grain = Buffer.from(Array.from({ length: 256 * 256 * 3 }, () => random.from(112, 143)));
	const tile = await sharp(grain, { raw: { width: 256, height: 256, channels: 3 } })
		.png()
		.toBuffer();
	return sharp(shapes, { raw: { width: across, height: down, channels: 3 } })
		.resize(WIDTH, HEIGHT, { kernel: "cubic" })
		.composite([{ input: tile, tile: true, blend: "soft-light" }])
		.jpeg({ quality: 85 })
		.toBuffer();
}

function settings(root: string, images: "copy" | "webp"): void {
	writeFileSync(
		path.join(root, ".eleventy.ts"),
		`import { backfile, defineArchive } from "backfile";
export const archive = defineArchive({ title: "Pictures", url: "https://example.org/", images: "${images}" });
export default function (config) { config.addPlugin(backfile, archive); }
`,
	);
}

/** Builds in another process. Returns how long that took and how long the processors worked, as bash says it. */
function build(root: string): string {
	const words = ["--import", "tsx", path.join(repository, "src/cli.ts"), "build", "--config", path.join(root, ".eleventy.ts"), "--quiet"];
	const timed = [
		"-c",
		`TIMEFORMAT="%R s, of the processors %U s and %S s"; time "$@" 2>&1 >"$0"`,
		path.join(root, "said"),
		process.execPath,
		...words,
	];
	const { status, stderr } = spawnSync("bash", timed, { cwd: repository, encoding: "utf8" });
	if (status !== 0) throw new Error(stderr);
	return stderr.trim();
}

const root = mkdtempSync(path.join(tmpdir(), "backfile-pictures-"));
try {
	const content = path.join(root, "content");
	mkdirSync(content, { recursive: true });
	let bytes = 0;
	const story = (name: string, body: string) =>
		writeFileSync(path.join(content, `${name}.md`), `---\ntitle: Story ${name}\npublished: 2020-01-01\n---\n${body}\n`);
	for (let index = 0; index < COUNT; index++) {
		const picture = await photograph(index);
		bytes += picture.length;
		writeFileSync(path.join(content, `${index}.jpg`), picture);
		story(String(index), `Words.\n\n![A picture](${index}.jpg)`);
	}
	const say = (what: string, time: string) => process.stdout.write(`${what}: ${time}\n`);
	process.stdout.write(
		`${COUNT} pictures of ${WIDTH} × ${HEIGHT}, ${(bytes / COUNT / 1000).toFixed(0)} kB each; ${cpus().length} cores, load before ${loadavg()[0]?.toFixed(1)}; Node ${process.versions.node}; sharp ${sharp.versions.sharp}\n`,
	);
	settings(root, "copy");
	say("copied as they are", build(root));
	settings(root, "webp");
	say("as WebP", build(root));
	say("again, nothing changed", build(root));
	writeFileSync(path.join(content, "more.jpg"), await photograph(COUNT));
	story("more", "![A picture](more.jpg)");
	say("one story and its picture more", build(root));
	rmSync(path.join(root, "dist"), { recursive: true });
	say("into an empty output folder, with the cache", build(root));
} finally {
	rmSync(root, { recursive: true, force: true });
}
