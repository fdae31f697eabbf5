import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { openBucket } from "../../../src/pipeline/stores/bucket.ts";
import type { Store } from "../../../src/pipeline/stores/store.ts";
import { CannotRun } from "../../../src/problem.ts";
import { describeStore } from "./contract.ts";
import { BUCKET, useS3Server, withEnvironment } from "./s3server.ts";

const newPlace = useS3Server();

describeStore("bucket", () => openBucket(newPlace()));

async function opened(place = newPlace()): Promise<Store> {
	const store = await openBucket(place);
	onTestFinished(() => store.close());
	return store;
}

/** Starts a service of our own, which the environment names until the test ends. */
async function serve(answer: RequestListener): Promise<string> {
	const server = createServer(answer).listen(0, "127.0.0.1");
	await once(server, "listening");
	onTestFinished(() => void server.close());
	const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
	withEnvironment({ AWS_ENDPOINT_URL_S3: `http://${host}` });
	return host;
}

describe("a store in a bucket", () => {
	it("keeps to its prefix", async () => {
		const [one, other, all] = [await opened(`s3://${BUCKET}/one`), await opened(`s3://${BUCKET}/other/`), await opened(`s3://${BUCKET}`)];
		await one.write("plan.json", Buffer.from("one"));
		await other.write("plan.json", Buffer.from("other"));
		expect(await all.has("plan.json")).toBe(false);
		await one.remove("plan.json");
		expect(Buffer.from((await other.read("plan.json")) ?? "").toString()).toBe("other");
	});

	it("finds its service in AWS_ENDPOINT_URL as well", async () => {
		withEnvironment({ AWS_ENDPOINT_URL: process.env.AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL_S3: undefined });
		const store = await opened();
		await store.write("plan.json", Buffer.from("{}"));
		expect(await store.has("plan.json")).toBe(true);
	});

	it("sends no checksums that some services refuse, and the bucket's name in the path", async () => {
		const seen: string[] = [];
		await serve((request, response) => {
			seen.push(request.url ?? "", ...Object.keys(request.headers));
			request.resume().on("end", () => response.end());
		});
		await (await opened("s3://a-bucket/paper")).write("plan.json", Buffer.from("{}"));
		expect(seen[0]).toBe("/a-bucket/paper/plan.json?x-id=PutObject");
		expect(seen.filter((header) => /checksum|trailer|content-encoding/.test(header))).toEqual([]);
	});

	it("reads again where an answer breaks off", async () => {
		let requests = 0;
		await serve((_, response) => {
			response.writeHead(200, { "content-length": 10 });
			if (requests++ > 0) response.end("0123456789");
			else response.write("01234", () => response.destroy());
		});
		const store = await opened();
		expect(Buffer.from((await store.read("plan.json")) ?? "").toString()).toBe("0123456789");
		expect(requests).toBe(2);
	});

	it("ends where every answer breaks off", async () => {
		let requests = 0;
		await serve((_, response) => {
			requests++;
			response.writeHead(200, { "content-length": 10 }).write("01234", () => response.destroy());
		});
		await expect((await opened()).read("plan.json")).rejects.toThrow("the service is not reached");
		expect(requests).toBe(5);
	});

	it("says how to install the library where it is missing", async () => {
		const missing = () => Promise.reject(Object.assign(new Error("Cannot find package"), { code: "ERR_MODULE_NOT_FOUND" }));
		await expect(openBucket(newPlace(), missing)).rejects.toMatchObject({
			message: "A store in a bucket needs the library @aws-sdk/client-s3, which is not installed.",
			remedy: "Install it beside Backfile: npm install @aws-sdk/client-s3",
		});
	});
});

describe("a store in a bucket that cannot be used", () => {
	const host = () => new URL(process.env.AWS_ENDPOINT_URL_S3 ?? "").host;

	it("says that there is no such bucket", async () => {
		const store = await opened("s3://no-bucket/paper");
		const ending = `there is no such bucket (bucket no-bucket at ${host()}; NoSuchBucket, status 404).`;
		await expect(store.write("plan.json", Buffer.from("{}"))).rejects.toMatchObject({
			message: `The store s3://no-bucket/paper cannot be written: ${ending}`,
			remedy: "Make the bucket, or name another with --store.",
		});
		await expect(store.read("plan.json")).rejects.toThrow(`The store s3://no-bucket/paper cannot be read: ${ending}`);
	});

	it("says that the service does not know the key, and does not print it", async () => {
		withEnvironment({ AWS_ACCESS_KEY_ID: "AKIAWRONG", AWS_SECRET_ACCESS_KEY: "hush" });
		const store = await opened();
		const uses = [() => store.write("plan.json", Buffer.from("{}")), () => store.read("plan.json"), () => store.has("plan.json")];
		for (const use of [...uses, () => store.remove("plan.json")]) {
			const error: unknown = await use().catch((error: unknown) => error);
			expect(error).toBeInstanceOf(CannotRun);
			expect((error as CannotRun).message).toMatch(/the service does not accept the credentials|access is denied/);
			expect(`${(error as CannotRun).stack} ${JSON.stringify(error)}`).not.toMatch(/AKIAWRONG|hush/);
		}
	});

	it("says that there are no credentials", async () => {
		withEnvironment({ AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined });
		await expect((await opened()).has("plan.json")).rejects.toThrow("there are no credentials");
	});

	it("says that no region is set", async () => {
		withEnvironment({ AWS_REGION: undefined, AWS_DEFAULT_REGION: undefined });
		await expect((await opened()).has("plan.json")).rejects.toMatchObject({
			message: expect.stringContaining("no region is set"),
			remedy: expect.stringContaining("AWS_REGION"),
		});
	});

	it("says that the service is not there, without the password in its address", async () => {
		withEnvironment({ AWS_ENDPOINT_URL_S3: "http://user:hush@127.0.0.1:1" });
		await expect((await opened()).has("plan.json")).rejects.toMatchObject({
			message: expect.stringMatching(/the service is not reached \(bucket paper at 127\.0\.0\.1:1; ECONNREFUSED\)\.$/),
		});
	});

	it("says that the endpoint is no URL", async () => {
		withEnvironment({ AWS_ENDPOINT_URL_S3: "minio.example.org" });
		await expect((await opened()).has("plan.json")).rejects.toThrow(CannotRun);
	});

	it("says in which region the bucket is not", async () => {
		await serve((_, response) => response.writeHead(301).end());
		await expect((await opened()).has("plan.json")).rejects.toMatchObject({
			message: expect.stringContaining("it is in another region"),
			remedy: "Set AWS_REGION to the region of the bucket.",
		});
	});

	it("says that a service which is none answers something else", async () => {
		await serve((_, response) => response.end("<html>not XML"));
		await expect((await opened()).has("plan.json", 3)).resolves.toBe(false);
		await serve((_, response) => response.writeHead(418).end("<html>not XML"));
		await expect((await opened()).read("plan.json")).rejects.toThrow(CannotRun);
	});
});
