import type { S3Client } from "@aws-sdk/client-s3";
import { CannotRun, codeOf } from "../../problem.ts";
import { refuseTooManyOpen } from "../../system/openfiles.ts";
import { type Bucket, bucketAt, endpointHost } from "./bucketplace.ts";
import { bucketRefusal, statusOf } from "./bucketrefusals.ts";
import { checkName, type Store } from "./store.ts";

type Library = typeof import("@aws-sdk/client-s3");

/** How often a request is tried, where the service is not reached, is overloaded or breaks off. */
const ATTEMPTS = 5;

/** How long a service may take to accept a connection, and then to send or take a byte; in milliseconds. */
const CONNECTION_TIMEOUT = 10_000;
const SILENCE_TIMEOUT = 60_000;

/**
 * Opens a store in a bucket of Amazon S3, or of a service that speaks its protocol: MinIO, Ceph, Cloudflare R2, Backblaze B2.
 * An object is sent by one PutObject, which writes it whole or not at all and takes up to 5 GB; ours have some megabytes.
 *
 * All but the place is set in the environment, where the credentials are as well: `AWS_REGION`, `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`
 * (or a profile, or the role of the machine), and for another service than Amazon's `AWS_ENDPOINT_URL_S3` or `AWS_ENDPOINT_URL`. With an endpoint in the
 * environment the bucket stands in the path of requests, not in the name of the host: all services take that. No checksums of Amazon's own are sent, since some
 * services refuse them, and our objects have their SHA-256 in their names.
 * The credentials need the rights to get, put and delete objects, and to list the bucket: without that one, S3 says "access denied" for an object that is missing.
 * @param place `s3://bucket/prefix`
 * @param load gives the library
 * @throws {CannotRun} where the place is not written as it should be, or the library is missing
 */
export async function openBucket(place: string, load: () => Promise<Library> = () => import("@aws-sdk/client-s3")): Promise<Store> {
	const bucket = bucketAt(place);
	const library = await loaded(load);
	const client = new library.S3Client({
		maxAttempts: ATTEMPTS,
		forcePathStyle: endpointHost() !== undefined,
		requestChecksumCalculation: "WHEN_REQUIRED",
		responseChecksumValidation: "WHEN_REQUIRED",
		requestHandler: { connectionTimeout: CONNECTION_TIMEOUT, socketTimeout: SILENCE_TIMEOUT },
	});
	return storeIn(bucket, client, library);
}

function storeIn(
	bucket: Bucket,
	client: S3Client,
	{ PutObjectCommand, HeadObjectCommand, DeleteObjectCommand, GetObjectCommand }: Library,
): Store {
	const addressOf = (name: string) => {
		checkName(name);
		return { Bucket: bucket.name, Key: bucket.prefix + name };
	};
	return {
		place: bucket.place,
		write: async (name, bytes) => {
			const command = new PutObjectCommand({ ...addressOf(name), Body: bytes });
			await refusing(bucket, "written", () => client.send(command));
		},
		read: async (name) => {
			const address = addressOf(name);
			return refusing(bucket, "read", () => ifThere(() => readBody(client, new GetObjectCommand(address))));
		},
		has: async (name, size) => {
			const command = new HeadObjectCommand(addressOf(name));
			const found = await refusing(bucket, "read", () => ifThere(() => client.send(command)));
			return found !== undefined && (size === undefined || found.ContentLength === size);
		},
		remove: async (name) => {
			const command = new DeleteObjectCommand(addressOf(name));
			await refusing(bucket, "written", () => ifThere(() => client.send(command)));
		},
		close: async () => client.destroy(),
	};
}

/** The library tries a request again, but not where the body of its answer breaks off. */
async function readBody(client: S3Client, command: InstanceType<Library["GetObjectCommand"]>): Promise<Uint8Array> {
	for (let attempt = 1; ; attempt++) {
		const { Body } = await client.send(command);
		try {
			return (await Body?.transformToByteArray()) ?? new Uint8Array();
		} catch (error) {
			if (attempt === ATTEMPTS) throw error;
		}
	}
}

/** Undefined where there is no such object. Where the bucket itself is missing, only an answer with a body says so. */
async function ifThere<T>(request: () => Promise<T>): Promise<T | undefined> {
	try {
		return await request();
	} catch (error) {
		if (error instanceof Error && (error.name === "NoSuchKey" || (error.name === "NotFound" && statusOf(error) === 404))) return undefined;
		throw error;
	}
}

async function refusing<T>(bucket: Bucket, verb: "read" | "written", request: () => Promise<T>): Promise<T> {
	try {
		return await request();
	} catch (error) {
		refuseTooManyOpen(error);
		throw bucketRefusal(bucket, verb, error);
	}
}

async function loaded(load: () => Promise<Library>): Promise<Library> {
	try {
		return await load();
	} catch (error) {
		refuseTooManyOpen(error);
		if (codeOf(error) !== "ERR_MODULE_NOT_FOUND") throw error;
		throw new CannotRun(
			"A store in a bucket needs the library @aws-sdk/client-s3, which is not installed.",
			"Install it beside Backfile: npm install @aws-sdk/client-s3",
			"docs/scale.md#stores",
		);
	}
}
