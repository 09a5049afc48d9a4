"""placeholder"""
COMMANDS = {}
