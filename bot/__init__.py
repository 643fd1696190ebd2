"""The machine: chats, time and storage. It knows nothing about helping neighbours."""
