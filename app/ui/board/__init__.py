"""The board for the public: a window of its own on a second monitor."""
