import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import S3rver from "s3rver";
import { afterAll, beforeAll, onTestFinished } from "vitest";

/** The bucket of the server. */
export const BUCKET = "paper";

/** What the server takes, and what keeps the library from asking other machines or reading this user's own settings. */
const ENVIRONMENT = {
	AWS_ACCESS_KEY_ID: "S3RVER",
	AWS_SECRET_ACCESS_KEY: "S3RVER",
	AWS_SESSION_TOKEN: undefined,
	AWS_PROFILE: undefined,
	AWS_REGION: "us-east-1",
	AWS_ENDPOINT_URL: undefined,
	AWS_CONFIG_FILE: "/dev/null",
	AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
	AWS_EC2_METADATA_DISABLED: "true",
};

/**
 * Starts an S3 server for the tests of a file, on a free port of 127.0.0.1. Until they end, the environment names it, so that `openStore` of this process and of its children finds it.
 * @returns a place of its own for each call: `s3://paper/1`, `s3://paper/2`…
 */
export function useS3Server(): () => string {
	let stop = async () => {};
	let places = 0;
	beforeAll(async () => {
		const directory = mkdtempSync(path.join(tmpdir(), "backfile-"));
		const server = new S3rver({
			address: "127.0.0.1",
			port: 0,
			silent: true,
			directory,
			configureBuckets: [{ name: BUCKET, configs: [] }],
		});
		const { port } = await server.run();
		const restore = setEnvironment({ ...ENVIRONMENT, AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}` });
		stop = async () => {
			restore();
			await server.close();
			rmSync(directory, { recursive: true, force: true });
		};
	});
	afterAll(() => stop());
	return () => `s3://${BUCKET}/${++places}`;
}

/** Changes the environment until the test ends; undefined removes a variable. */
export function withEnvironment(values: Readonly<Record<string, string | undefined>>): void {
	onTestFinished(setEnvironment(values));
}

/** Changes the environment, and gives what puts it back. */
function setEnvironment(values: Readonly<Record<string, string | undefined>>): () => void {
	const before = Object.fromEntries(Object.keys(values).map((name) => [name, process.env[name]]));
	const set = (values: Readonly<Record<string, string | undefined>>) => {
		for (const [name, value] of Object.entries(values)) {
			if (value === undefined) delete process.env[name];
			else process.env[name] = value;
		}
	};
	set(values);
	return () => set(before);
}
