/** Holds objects by name, so that several machines can share them. An object is written whole or not at all. */
export interface Store {
	/** How a user names it: a folder's path, or s3://bucket/prefix. It holds no secret. */
	readonly place: string;
	/**
	 * Writes an object whole, and replaces what is there.
	 * @throws {CannotRun} where the store cannot be written: no right, full, not there, refused
	 */
	write(name: string, bytes: Uint8Array): Promise<void>;
	/**
	 * The bytes of an object; undefined where there is none.
	 * @throws {CannotRun} where the store cannot be read
	 */
	read(name: string): Promise<Uint8Array | undefined>;
	/** Whether there is an object of this name, without reading it. */
	has(name: string): Promise<boolean>;
	/** Removes an object; nothing where there is none. */
	remove(name: string): Promise<void>;
	/** Ends connections. */
	close(): Promise<void>;
}
