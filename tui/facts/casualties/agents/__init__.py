"""Agents and manners of claims: who did it, who the other side was, and how."""
